import type { Plot } from '@observablehq/plot';

const marginTop = 20;
const marginBottom = 40;

/**
 * Puts a line over a chart whose x is the step, and a veil over what comes after it.
 * @returns moves both to a step.
 */
export function veilOver(chart: HTMLElement): (step: number) => void {
  const svg = [...chart.querySelectorAll('svg')].find(isPlot)!;
  const scale = svg.scale('x')!;
  const right = Math.max(...(scale.range as number[]));
  const bottom = Number(svg.getAttribute('height')) - marginBottom;
  const shade = drawn('rect', { class: 'veil', y: marginTop, height: bottom - marginTop });
  const line = drawn('line', { class: 'now', y1: marginTop, y2: bottom });
  // What is said of a point stays in front.
  const tip = svg.querySelector(':scope > [aria-label="tip"]');
  svg.insertBefore(shade, tip);
  svg.insertBefore(line, tip);
  return (step) => {
    const [from, at] = [step + 0.5, step].map((each) => Math.min(right, Number(scale.apply(each))));
    set(shade, { x: from!, width: right - from! });
    set(line, { x1: at!, x2: at! });
  };
}

const isPlot = (svg: SVGSVGElement): svg is SVGSVGElement & Plot => 'scale' in svg;

type Attributes = Readonly<Record<string, string | number>>;

function drawn(name: string, attributes: Attributes): SVGElement {
  const node = document.createElementNS('http://www.w3.org/2000/svg', name);
  set(node, attributes);
  return node;
}

function set(node: SVGElement, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value));
}
