import { type Program, startProgram } from './program.js';

/** Starts `s4nn worker`, and waits until it waits for sweeps. */
export async function startWorker(port: number, threads: number): Promise<Program> {
  const queue = ['--queue', `redis://127.0.0.1:${port}`];
  const worker = startProgram(
    '../../../cli/dist/main.js',
    'worker',
    ...queue,
    '--threads',
    String(threads),
    '--allow-files',
  );
  await worker.until(/waits for sweeps/);
  return worker;
}
