import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** Why tests cannot use a real terminal; null if they can. */
export const noTmux: string | null = spawnSync('tmux', ['-V']).error ? 'tmux is not installed' : null;

/** What tests say that skip for want of it. */
export const tmuxNote = noTmux === null ? '' : ` (skipped: ${noTmux})`;

/** A window of a terminal, of a server of its own, in which a shell command runs. */
export class Tmux implements Disposable {
  readonly #socket = join(mkdtempSync(join(tmpdir(), 's4nn-tmux-')), 'socket');

  constructor(columns: number, rows: number, command: string) {
    const size = ['-x', `${columns}`, '-y', `${rows}`];
    // As a person's terminal has them.
    const env = 'env -u CI -u NO_COLOR -u FORCE_COLOR';
    // Ctrl-C ends what runs, and not the shells.
    const shell = `trap : INT; ${env} sh -c ${quoted(`trap : INT; ${command}`)}; sleep 600`;
    this.#run('-f', '/dev/null', 'new-session', '-d', ...size, shell);
  }

  /** Another size, to which the terminal breaks its lines anew. */
  resize(columns: number, rows: number): void {
    this.#run('resize-window', '-x', `${columns}`, '-y', `${rows}`);
  }

  /** Types a text and Enter. */
  type(text: string): void {
    this.#run('send-keys', '-l', text);
    this.#run('send-keys', 'Enter');
  }

  /** Presses a key, such as C-c. */
  press(key: string): void {
    this.#run('send-keys', key);
  }

  /** What is on the screen, or also what has left it at the top; without empty lines at the end. */
  lines(history = false): string[] {
    const text = this.#run('capture-pane', '-p', ...(history ? ['-S', '-'] : []));
    const lines = text.split('\n').map((line) => line.trimEnd());
    return lines.slice(0, lines.findLastIndex((line) => line !== '') + 1);
  }

  /** Waits until the screen shows something. */
  async until(pattern: RegExp, seconds = 60): Promise<string[]> {
    for (const began = Date.now(); Date.now() - began < 1000 * seconds; await wait(20)) {
      const lines = this.lines(true);
      if (pattern.test(lines.join('\n'))) return lines;
    }
    throw new Error(`the screen never shows ${pattern}:\n${this.lines(true).join('\n')}`);
  }

  #run(...args: string[]): string {
    return execFileSync('tmux', ['-u', '-S', this.#socket, ...args], { encoding: 'utf8' });
  }

  [Symbol.dispose](): void {
    spawnSync('tmux', ['-S', this.#socket, 'kill-server']);
  }
}

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
