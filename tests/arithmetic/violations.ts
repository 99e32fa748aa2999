import { parseAst } from 'vite';

/** Functions of Math whose result the language fixes to the last bit. Its constants are fixed, too. */
export const exactFunctions: readonly string[] = [
  ...['abs', 'ceil', 'clz32', 'floor', 'fround', 'imul', 'max', 'min', 'round', 'sign', 'sqrt', 'trunc'],
];
const allowed = new Set([
  ...exactFunctions,
  ...Object.getOwnPropertyNames(Math).filter((name) => typeof Math[name as 'PI'] === 'number'),
]);

/** What goes by the language of the machine and the engine's tables. */
const locale = /^(localeCompare|toLocale\w*)$/;
const globals = new Set(['globalThis', 'global', 'window', 'self']);

// biome-ignore lint/suspicious/noExplicitAny: any node of a syntax tree
type Node = any;

/**
 * What in a module may give other bits, or another order, on another engine: functions of Math but the exact ones, by whatever way
 * they are reached, `**` but for squares and powers of two that are written out, and what goes by a locale.
 * @param code TypeScript or JavaScript.
 * @returns each as `line: text`.
 */
export function violationsIn(code: string): string[] {
  const found: string[] = [];
  const refuse = ({ start, end }: Node): void => {
    found.push(`${code.slice(0, start).split('\n').length}: ${code.slice(start, end).split('\n')[0]}`);
  };
  const visit = (node: Node): void => {
    if (node === null || typeof node !== 'object') return;
    if (Array.isArray(node)) {
      node.forEach(visit);
      return;
    }
    // Types are gone when it runs.
    if (node.type === 'TSTypeQuery') return;
    if (isPower(node) && !isExactPower(node)) refuse(node);
    const name = nameOf(node);
    if (node.type === 'MemberExpression' && isMath(node.object)) {
      if (name === null || !allowed.has(name)) refuse(node);
      if (node.computed) visit(node.property);
      return;
    }
    if (isMath(node) || (name !== null && locale.test(name)) || isNamed(node, 'Intl')) refuse(node);
    if (node.type === 'MemberExpression') {
      visit(node.object);
      if (node.computed) visit(node.property);
      return;
    }
    if (node.type === 'Property' || /^(Method|Property)Definition$/.test(node.type)) {
      if (node.computed) visit(node.key);
      // What a pattern takes out of an object, such as `const { Math } = globalThis`.
      else if (isNamed(node.key, 'Math') && node.value?.type === 'Identifier') refuse(node);
      if (!node.shorthand) visit(node.value);
      return;
    }
    for (const [key, child] of Object.entries(node)) if (key !== 'typeAnnotation') visit(child);
  };
  visit(parseAst(code, { lang: 'ts' }));
  return found;
}

const isNamed = (node: Node, name: string): boolean => node?.type === 'Identifier' && node.name === name;

/** Math, or `globalThis.Math` and the like. */
const isMath = (node: Node): boolean =>
  isNamed(node, 'Math') ||
  (node?.type === 'MemberExpression' && globals.has(node.object.name) && nameOf(node) === 'Math');

/** The name of the member that an expression reads; null where only a run tells. */
function nameOf(node: Node): string | null {
  if (node.type !== 'MemberExpression') return null;
  if (!node.computed) return node.property.name;
  return typeof node.property.value === 'string' ? node.property.value : null;
}

const isPower = ({ type, operator }: Node): boolean =>
  (type === 'BinaryExpression' && operator === '**') ||
  (type === 'AssignmentExpression' && operator === '**=');

/** x ** 2, which is x · x on all engines, or a power of two: no other is the same on all. */
const isExactPower = ({ left, right }: Node): boolean =>
  right.value === 2 || (left.value === 2 && Number.isInteger(right.argument?.value ?? right.value));
