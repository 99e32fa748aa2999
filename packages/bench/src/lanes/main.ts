import { measureScale } from './scale.js';
const s = JSON.parse(process.argv[2]!);
console.log(JSON.stringify(await measureScale({ trials: 200, workers: 16, mode: 'reproducible', epoch: 500, spread: 0.1, inputs: 16, hidden: 10, processes: 2, ...s }), null, 1));
