import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { shown } from './unresolved.js';

/**
 * Where the mistake of syntax is that keeps a module from being read, as file:line; null if that is not known. Node tells a program that
 * imports it only what is wrong, and prints where when nothing catches the error. So another process imports it, in which nothing
 * of it runs either.
 */
export async function syntaxPlace(error: unknown, url: string): Promise<string | null> {
  if (!(error instanceof Error) || error.name !== 'SyntaxError') return null;
  const [first = '', frame = ''] = String(error.stack).split('\n');
  const place = placeIn(first);
  // What the module throws while it runs is not read wrong; running it again might do harm.
  if (place !== null || !frame.includes('node:internal/modules')) return place;
  return placeIn(await complaint(url));
}

function complaint(url: string): Promise<string> {
  const program = `import ${JSON.stringify(url)}`;
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--input-type=module', '--eval', program],
      { timeout: 10_000, env: { ...process.env, NODE_OPTIONS: '' } },
      (_, __, stderr) => resolve(stderr),
    );
  });
}

function placeIn(text: string): string | null {
  const [, file, line] = text.match(/^\s*(file:\/\/\S+|\/[^\n]+|[A-Za-z]:\\[^\n]+):(\d+)\s*(\n|$)/) ?? [];
  if (file === undefined) return null;
  return `${shown(file.startsWith('file:') ? fileURLToPath(file) : file)}:${line}`;
}
