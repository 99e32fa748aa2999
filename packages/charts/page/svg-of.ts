import { plainSvg } from './plain-svg.js';

const namespace = 'http://www.w3.org/2000/svg';

/**
 * A chart as an SVG file that needs nothing of the page: its drawings and the texts beside them, at their places, with the colours
 * that they have now.
 */
export function svgOf(chart: HTMLElement): string {
  const parts = [...besideIt(chart), chart];
  const boxes = parts.map((part) => part.getBoundingClientRect());
  const left = Math.min(...boxes.map((box) => box.left)) - margin;
  const top = Math.min(...boxes.map((box) => box.top)) - margin;
  const width = Math.ceil(Math.max(...boxes.map((box) => box.right)) - left + margin);
  const height = Math.ceil(Math.max(...boxes.map((box) => box.bottom)) - top + margin);
  const file = document.createElementNS(namespace, 'svg');
  for (const [name, value] of Object.entries({ width, height, viewBox: `0 0 ${width} ${height}` })) {
    file.setAttribute(name, String(value));
  }
  const title = document.createElementNS(namespace, 'title');
  title.textContent = chart.getAttribute('aria-label');
  const ground = document.createElementNS(namespace, 'rect');
  ground.setAttribute('width', '100%');
  ground.setAttribute('height', '100%');
  ground.setAttribute('fill', getComputedStyle(document.body).backgroundColor);
  file.append(title, ground);
  for (const part of parts) {
    for (const svg of part.querySelectorAll('svg')) {
      if (svg.parentElement?.closest('svg')) continue;
      const box = svg.getBoundingClientRect();
      const copy = plainSvg(svg);
      const place = { x: box.left - left, y: box.top - top, width: box.width, height: box.height };
      for (const [name, value] of Object.entries(place)) copy.setAttribute(name, String(value));
      copy.setAttribute('overflow', 'visible');
      if (!copy.hasAttribute('viewBox')) copy.setAttribute('viewBox', `0 0 ${box.width} ${box.height}`);
      file.append(copy);
    }
    for (const text of textsIn(part)) file.append(textAt(text, left, top));
  }
  return new XMLSerializer().serializeToString(file);
}

const margin = 8;

/** The title of a chart in a figure; for others the legend before it, if there is no other chart between them. */
function besideIt(chart: HTMLElement): HTMLElement[] {
  const around = chart.closest('figure, section');
  const all = [...(around?.querySelectorAll<HTMLElement>('.legend, figcaption, .drawing') ?? [])];
  const before = all[all.indexOf(chart) - 1];
  return before && !before.matches('.drawing') ? [before] : [];
}

/** Texts outside of drawings, without buttons. */
function textsIn(part: HTMLElement): Text[] {
  const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node as Text;
    if (text.data.trim() !== '' && !text.parentElement?.closest('svg, button, style')) texts.push(text);
  }
  return texts;
}

function textAt(text: Text, left: number, top: number): SVGElement {
  const range = document.createRange();
  range.selectNodeContents(text);
  const box = range.getBoundingClientRect();
  const { color, fontFamily, fontSize, fontWeight } = getComputedStyle(text.parentElement!);
  const node = document.createElementNS(namespace, 'text');
  const attributes = {
    x: box.left - left,
    y: (box.top + box.bottom) / 2 - top,
    'dominant-baseline': 'central',
    fill: color,
    ...{ 'font-family': fontFamily, 'font-size': fontSize, 'font-weight': fontWeight },
  };
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value));
  // The space between a sign and its word is part of the text.
  node.setAttributeNS('http://www.w3.org/XML/1998/namespace', 'xml:space', 'preserve');
  node.textContent = text.data;
  return node;
}
