import { evaluationFacts, type Fact, valuesText, valueText } from '@s4nn/core';
import { type BestTrial, dataFacts, type Summary } from '@s4nn/log';

/** The summary of a sweep or a single run as Markdown, for people. */
export function summaryMarkdown(summary: Summary): string {
  const { name, seed, trials, best, front, test, looks, seconds, data } = summary;
  const { rules, facts } = evaluationFacts(test);
  const lines = [
    `# ${name}`,
    '',
    ...(best
      ? [
          `${trials.complete} trials complete, ${trials.pruned} pruned, ${trials.failed} failed; seed ${seed}. Best: trial ${best.trial} with ${valuesText(best.values)} on the validation samples, retrained on all training samples.`,
          '',
          '| parameter | value |',
          '|---|---|',
          ...Object.entries(best.parameters).map(([parameter, value]) => `| \`${parameter}\` | ${value} |`),
          '',
          ...frontTable(front ?? []),
        ]
      : [`A single run; seed ${seed}.`, '']),
    `On ${test.samples} test samples, evaluated ${looks === 1 ? 'once' : `${looks} times, because the sweep was extended`}, with the weights of the last epoch:`,
    '',
    '| decision rule | accuracy |',
    '|---|---|',
    ...rules.map(
      ({ name, value, note }, index) => `| ${name}: ${note} | ${index === 0 ? bold(value) : value} |`,
    ),
    '',
    ...facts.map(factLine),
    '',
    ...(data ? ['The samples:', '', ...dataFacts(data).map(factLine), ''] : []),
    `This run took ${seconds.toFixed(1)} s.`,
    '',
  ];
  return lines.join('\n');
}

/** The Pareto front as a table; empty if there is none. */
function frontTable(front: readonly BestTrial[]): string[] {
  const [first] = front;
  if (!first) return [];
  const metrics = Object.keys(first.values);
  return [
    'The Pareto front (no trial beats these in all objectives):',
    '',
    row(['trial', ...metrics]),
    `|${'---|'.repeat(metrics.length + 1)}`,
    ...front.map(({ trial, values }) =>
      row([String(trial), ...Object.entries(values).map(([metric, value]) => valueText(metric, value))]),
    ),
    '',
  ];
}

const factLine = ({ name, value, note }: Fact): string =>
  `- ${name}: ${value}${note === undefined ? '' : ` (${note})`}`;

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

const bold = (text: string): string => `**${text}**`;
