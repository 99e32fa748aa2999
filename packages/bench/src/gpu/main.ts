import { wasm } from '@s4nn/backend-cpu/wasm';
import { adapterName, memoryBandwidth, webgpu } from '@s4nn/backend-gpu';
import { weightsIn } from '@s4nn/core';
import { mnist } from '@s4nn/dataset-mnist';
import { latency } from '@s4nn/encoders/latency';
import { Command } from 'commander';
import { runCommand, wholeNumber } from '../command.js';
import { subjects } from '../subjects/subjects.js';
import { showProgress } from '../view/progress.js';
import { type Case, sampleRate } from './sample-rate.js';

const cases: readonly Case[] = [
  { work: 'infer', batch: 1024, population: 1 },
  ...[1, 32, 256].map((batch) => ({ work: 'train', batch, population: 1 }) as const),
  ...[16, 64, 256].map((population) => ({ work: 'train', batch: 32, population }) as const),
];

const bytesAnUpdate = 8 * weightsIn(subjects['784-400-10']!.network);

const program = new Command('bench:gpu')
  .description(
    "Measure the GPU backend on the paper's MNIST network, 784-400-10 with initial weights, beside one thread of the CPU " +
      'backend: samples per second, summed over all networks of a population. The bound is the rate that the memory bandwidth ' +
      'of the GPU allows if every update reads and writes every weight once.',
  )
  .option('--seconds <number>', 'approximate seconds per figure', wholeNumber, 2)
  .option('--population <number>', 'largest population to measure', wholeNumber, 256)
  .option('--json', 'print the rows as JSON')
  .addHelpText(
    'after',
    `
Examples:
  pnpm bench:gpu
  VK_ICD_FILENAMES=/usr/lib/chromium/vk_swiftshader_icd.json pnpm bench:gpu --population 4   shows the overhead of a software adapter`,
  )
  .exitOverride()
  .action(run);

async function run(options: { seconds: number; population: number; json?: boolean }): Promise<void> {
  const adapter = await adapterName();
  const bandwidth = await memoryBandwidth();
  const spikes = latency(mnist({ train: 1024, test: 1 }).train);
  const { progress, clear } = showProgress(process.stderr);
  const asked = cases.filter(({ population }) => population <= options.population);
  const rows = [];
  for (const [index, each] of asked.entries()) {
    const { work, batch, population } = each;
    progress(index / asked.length, `${work}, batch ${batch}, ${population} networks`);
    const gpu = await sampleRate(webgpu(), spikes, each, options.seconds);
    const cpu = await sampleRate(wasm(), spikes, each, options.seconds);
    const bound = work === 'train' ? (batch * bandwidth) / bytesAnUpdate : null;
    rows.push({ ...each, gpu, cpu, bound });
  }
  clear();
  if (options.json) {
    console.log(JSON.stringify({ adapter, bandwidth, rows }, null, 2));
    return;
  }
  console.log(`${adapter}, ${(bandwidth / 1e9).toPrecision(3)} GB/s\n`);
  console.log('work   batch  networks   GPU samples/s   CPU samples/s  GPU / CPU  of the bound');
  for (const { work, batch, population, gpu, cpu, bound } of rows) {
    const numbers = [gpu, cpu].map((rate) => Math.round(rate).toString().padStart(14));
    const share = bound === null ? '' : `${((100 * gpu) / bound).toPrecision(2)} %`;
    const head = `${work.padEnd(5)}${String(batch).padStart(7)}${String(population).padStart(10)}`;
    console.log(
      `${head}${numbers.map((text) => `  ${text}`).join('')}${(gpu / cpu).toPrecision(2).padStart(11)}${share.padStart(14)}`,
    );
  }
}

await runCommand(program);
// Dawn keeps the process alive.
process.exit();
