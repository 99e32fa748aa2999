import { spawnSync } from 'node:child_process';

const ip = (...args: string[]): { readonly ok: boolean; readonly why: string } => {
  const { status, error, stderr } = spawnSync('ip', args, { encoding: 'utf8' });
  return { ok: status === 0, why: error?.message ?? stderr?.trim() ?? '' };
};

/** Why there can be no network of its own for a process; null if there can. */
export const noNamespace: string | null = (() => {
  const { ok, why } = ip('netns', 'add', 's4nn-probe');
  if (!ok) return `ip netns: ${why}`;
  ip('netns', 'del', 's4nn-probe');
  return null;
})();

let made = 0;

/** A network of its own for a process, with a link to this machine that can be cut. */
export class Namespace implements Disposable {
  readonly #name = `s4nn-${process.pid}-${made++}`;
  readonly #link = `s4nn${process.pid % 10_000}v${made}`;
  readonly #net = `10.213.${made}`;

  constructor() {
    const inside = `${this.#link}p`;
    this.#require('netns', 'add', this.#name);
    this.#require('link', 'add', this.#link, 'type', 'veth', 'peer', 'name', inside);
    this.#require('link', 'set', inside, 'netns', this.#name);
    this.#require('addr', 'add', `${this.#net}.1/24`, 'dev', this.#link);
    this.#require('link', 'set', this.#link, 'up');
    this.#require('-n', this.#name, 'addr', 'add', `${this.#net}.2/24`, 'dev', inside);
    this.#require('-n', this.#name, 'link', 'set', inside, 'up');
  }

  /** This machine's address in it. */
  get here(): string {
    return `${this.#net}.1`;
  }

  /** What to put before a command, so that it runs in it. */
  get way(): readonly string[] {
    return ['ip', 'netns', 'exec', this.#name];
  }

  /** Cuts the link: nothing arrives, and nobody is told. */
  cut(): void {
    this.#require('link', 'set', this.#link, 'down');
  }

  /** Mends the link. */
  mend(): void {
    this.#require('link', 'set', this.#link, 'up');
  }

  [Symbol.dispose](): void {
    ip('netns', 'del', this.#name);
    ip('link', 'del', this.#link);
  }

  #require(...args: string[]): void {
    const { ok, why } = ip(...args);
    if (!ok) throw new Error(`ip ${args.join(' ')}: ${why}`);
  }
}
