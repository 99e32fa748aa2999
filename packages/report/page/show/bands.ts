/** A layer as its spikes are drawn. */
export interface Layer {
  readonly name: string;
  readonly size: number;
  /** What each neuron stands for; null where neurons are only numbered. */
  readonly names: readonly string[] | null;
  /** First-spike times; the duration means silent. */
  readonly times: ArrayLike<number>;
}

/** A layer's place in the raster, in pixels from the top. */
export interface Band {
  readonly name: string;
  readonly top: number;
  readonly bottom: number;
  /** Radius of a spike's dot. */
  readonly radius: number;
  /** The neurons that are named beside it: all where there is room, else the first and the last. */
  readonly rows: readonly { readonly text: string; readonly y: number }[];
  readonly spikes: readonly { readonly step: number; readonly y: number; readonly said: string }[];
}

const gap = 14;

/** One band per layer, from the input at the bottom to the outputs at the top. */
export function bandsOf(layers: readonly Layer[], duration: number, top: number): Band[] {
  let at = top;
  return [...layers].reverse().map((layer) => {
    const band = bandOf(layer, duration, at);
    at = band.bottom + gap;
    return band;
  });
}

function bandOf({ name, size, names, times }: Layer, duration: number, top: number): Band {
  const named = names !== null && names.length <= 20;
  const height = Math.max(40, named ? 15 * size : Math.min(220, 6 * Math.sqrt(size) + 20));
  const y = (neuron: number): number => top + height - ((neuron + 0.5) * height) / size;
  const textOf = (neuron: number): string => names?.[neuron] ?? String(neuron);
  const numbered = named ? names.map((_, neuron) => neuron) : size > 1 ? [0, size - 1] : [0];
  return {
    ...{ name, top, bottom: top + height },
    radius: size > 40 ? 1.4 : 3,
    rows: numbered.map((neuron) => ({ text: textOf(neuron), y: y(neuron) })),
    spikes: Array.from(times).flatMap((step, neuron) =>
      step < duration ? [{ step, y: y(neuron), said: `${name} ${textOf(neuron)}, step ${step}` }] : [],
    ),
  };
}
