/** A process that reads one table and prints how long it took, and how much memory it had at most: `read-table.js FILE`. */
import { csv } from '@s4nn/dataset-csv';

const began = performance.now();
const { train, test } = csv({ file: process.argv[2]!, label: 'label', train: 0.5 });
const seconds = (performance.now() - began) / 1000;
// Of the whole process, Node among it; in kilobytes.
const { maxRSS } = process.resourceUsage();
const rows = train.labels.length + test.labels.length;
console.log(JSON.stringify({ rows, columns: train.shape[0]! + 1, seconds, megabytes: maxRSS / 1000 }));
