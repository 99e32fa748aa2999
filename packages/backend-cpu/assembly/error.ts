import { layerOf } from './addresses';
import { earliestOutput } from './forward';
import { Layer, Network } from './records';

/** (target − t) / duration of one output; see `outputError` of the reference. */
// @ts-ignore: decorator
@inline
function errorOf(output: Layer, o: i32, label: i32, earliest: i32, duration: i32, margin: f64): f64 {
  const time = <f64>load<u16>(output.times + (<usize>o << 1));
  const end = <f64>duration;
  let target = time;
  if (earliest == duration) target = o == label ? end - margin : end;
  else if (o == label) target = <f64>earliest;
  else if (time - <f64>earliest < margin) target = Math.min(<f64>earliest + margin, end);
  return (target - time) / end;
}

/**
 * Writes the normalised errors of the outputs, and counts whether the sample is correct and whether it teaches
 * anything.
 * @returns whether any error is not 0.
 */
export function outputErrors(network: Network, label: i32, margin: f64, zeroSilent: bool): bool {
  const output = layerOf(network, network.layers - 1);
  const duration = network.duration;
  const earliest = earliestOutput(network);
  if (earliest < duration && <i32>load<u16>(output.times + (<usize>label << 1)) == earliest) network.correct++;
  let squares: f64 = 0;
  for (let o = 0; o < output.size; o++) {
    let error = errorOf(output, o, label, earliest, duration, margin);
    if (zeroSilent && <i32>load<u16>(output.times + (<usize>o << 1)) == duration) error = 0;
    squares += error * error;
  }
  if (squares == 0) return false;
  network.learned++;
  const norm = Math.sqrt(squares);
  for (let o = 0; o < output.size; o++) {
    let error = errorOf(output, o, label, earliest, duration, margin) / norm;
    if (zeroSilent && <i32>load<u16>(output.times + (<usize>o << 1)) == duration) error = 0;
    store<f32>(output.errors + (<usize>o << 2), <f32>error);
  }
  return true;
}
