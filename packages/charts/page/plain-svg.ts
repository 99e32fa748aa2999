/** What a style sheet may say about a drawing, and what holds where nothing says anything; null where a group passes it on. */
const properties: Readonly<Record<string, string | null>> = {
  color: null,
  fill: null,
  'fill-opacity': null,
  stroke: null,
  'stroke-opacity': null,
  'stroke-width': null,
  'stroke-dasharray': null,
  'stroke-linecap': null,
  'stroke-linejoin': null,
  'stroke-miterlimit': null,
  'paint-order': null,
  'text-anchor': null,
  'font-family': null,
  'font-size': null,
  'font-weight': null,
  'font-variant-numeric': null,
  'dominant-baseline': null,
  visibility: null,
  opacity: '1',
  'mix-blend-mode': 'normal',
  'image-rendering': null,
};

/** A copy of a drawing that looks the same without the style sheets of the page; what only answers the pointer is left out. */
export function plainSvg(svg: SVGSVGElement): SVGSVGElement {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const left = copy.querySelectorAll('style, [aria-label="tip"], .brush .area, .brush .end');
  write(svg, copy, {});
  for (const node of left) node.remove();
  return copy;
}

type Values = Readonly<Record<string, string>>;

function write(from: Element, to: Element, passedOn: Values): void {
  const style = getComputedStyle(from);
  const here: Record<string, string> = {};
  to.removeAttribute('style');
  to.removeAttribute('class');
  for (const [name, usual] of Object.entries(properties)) {
    const value = style.getPropertyValue(name);
    here[name] = value;
    if (value === (usual ?? passedOn[name])) to.removeAttribute(name);
    else to.setAttribute(name, value);
  }
  for (const [k, child] of [...from.children].entries()) write(child, to.children[k]!, here);
}
