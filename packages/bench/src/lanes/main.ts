import { fileURLToPath } from 'node:url';
import { measureOverhead } from './overhead.js';
import { measureRecovery } from './recovery.js';
import { measureScale } from './scale.js';
import { measureTraffic } from './traffic.js';
import { startWorker } from './worker.js';

const [what, text] = process.argv.slice(2);
const s = JSON.parse(text ?? '{}');
const config = fileURLToPath(new URL('../../../../configs/mnist.json', import.meta.url));
const show = (x: unknown) => console.error(x);
const r =
  what === 'scale'
    ? await measureScale({
        trials: 200,
        workers: 16,
        mode: 'reproducible',
        epoch: 500,
        spread: 0.1,
        inputs: 16,
        hidden: 10,
        processes: 2,
        ...s,
      })
    : what === 'recovery'
      ? await measureRecovery(6, 1, show)
      : what === 'traffic'
        ? await measureTraffic(
            {
              config,
              threads: 1,
              overrides: {
                trials: 6,
                set: {
                  '/training/epochs': 4,
                  '/pruner/minimum': 1,
                  '/dataset': { use: '@s4nn/dataset-mnist', train: 4000, test: 500 },
                  '/training/validation': 500,
                  ...s,
                },
              },
            },
            (port) => startWorker(port, 2),
          )
        : await measureOverhead(1, { trials: 4, set: { '/training/epochs': 2 } }, show);
console.log(JSON.stringify(r, null, 1));
