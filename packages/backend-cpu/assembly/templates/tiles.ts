import { fireTile as fireTile$VECTORS } from './fire-$VECTORS';
import { learnTile as learnTile$VECTORS } from './learn-$VECTORS';
import { peakTile as peakTile$VECTORS } from './peak-$VECTORS';
import { reachTile as reachTile$VECTORS } from './reach-$VECTORS';
import { readTile as readTile$VECTORS } from './readout-$VECTORS';
import { fireTile as fireShort$SHORTS } from './fire16-$SHORTS';
import { readTile as readShort$SHORTS } from './readout16-$SHORTS';
import { isShort } from '../addresses';
import { Layer } from '../records';

/** Runs a tile for each layer of a list, and writes the lanes above the bound at the end of each rank. */
export function fireTile(list: usize, count: i32, tile: i32, bound: v128): void {
  const layer = changetype<Layer>(load<usize>(list));
  if (isShort(layer)) {
    switch (layer.vectors) {
      case $SHORTS: return fireShort$SHORTS(list, count, tile, bound);
    }
  }
  switch (layer.vectors) {
    case $VECTORS: return fireTile$VECTORS(list, count, tile, bound);
  }
}

/** Applies the errors of a tile to its weights or gradients, passes them down, and clears them. */
export function learnTile(layer: Layer, tile: i32, delay: i32, rate: v128, passes: i32, gathers: bool): void {
  switch (layer.vectors) {
    case $VECTORS: return learnTile$VECTORS(layer, tile, delay, rate, passes, gathers);
  }
}

/** Writes the potentials of a tile after the entries of the stream before `end`. */
export function readTile(layer: Layer, tile: i32, end: usize, target: usize): void {
  if (isShort(layer)) {
    switch (layer.vectors) {
      case $SHORTS: return readShort$SHORTS(layer, tile, end, target);
    }
  }
  switch (layer.vectors) {
    case $VECTORS: return readTile$VECTORS(layer, tile, end, target);
  }
}

/** Writes the peaks of a tile's potentials over the first ranks of its stream. */
export function peakTile(layer: Layer, tile: i32, ranks: i32): void {
  switch (layer.vectors) {
    case $VECTORS: return peakTile$VECTORS(layer, tile, ranks);
  }
}

/** Adds the errors of a tile to the gradients, for each neuron up to the rank of its peak. */
export function reachTile(layer: Layer, tile: i32, ranks: i32): void {
  switch (layer.vectors) {
    case $VECTORS: return reachTile$VECTORS(layer, tile, ranks);
  }
}
