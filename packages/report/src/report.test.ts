import fc from 'fast-check';
import { expect, test } from 'vitest';
import { example, exampleOfTwo } from '../test/example.js';
import { exampleCompare, exampleList, exampleLive, exampleTrial } from '../test/example-dashboard.js';
import { evaluation, figure, robustness, show } from '../test/example-pages.js';
import { embeddedJson } from './embedded-json.js';
import { escapeHtml } from './escape-html.js';
import {
  comparePage,
  evaluationPage,
  listPage,
  paperPage,
  report,
  robustnessPage,
  showPage,
  sweepPage,
  trialPage,
} from './pages.js';
import type { ReportData } from './sweep.js';

/** The data that a page carries, as a browser finds them. */
function dataIn(page: string): ReportData {
  const opened = page.split('<script type="application/json" id="data">');
  expect(opened).toHaveLength(2);
  return JSON.parse(opened[1]!.slice(0, opened[1]!.indexOf('</script')));
}

test('the page carries all data; NaN becomes null', () => {
  const data = example(30);
  expect(data.trials[5]!.curve[0]![1]).toBeNaN();
  const carried = dataIn(report(data));
  expect(carried).toEqual(JSON.parse(JSON.stringify({ ...data, kind: 'sweep' })));
  expect(carried.trials[5]!.curve[0]![1]).toBeNull();
});

test('equal data give equal pages', () => {
  expect(report(example(20))).toBe(report(example(20)));
});

test('100 trials fit in less than half a megabyte, 1,000 in less than one', () => {
  expect(report(example(100)).length).toBeLessThan(500_000);
  expect(report(exampleOfTwo(1000)).length).toBeLessThan(1_000_000);
});

const heading = { title: 'S4NN', facts: [] };
const pages = {
  sweep: report(example(10)),
  evaluation: evaluationPage(evaluation),
  robustness: robustnessPage(robustness),
  show: showPage(show),
  paper: paperPage(heading, [figure]),
  list: listPage(exampleList(5)),
  trial: trialPage(exampleTrial(3)),
  compare: comparePage(exampleCompare(2)),
};

test.each(Object.entries(pages))(
  'the page of kind %s asks for nothing: no address to load from, and a policy against it',
  (kind, page) => {
    expect(page).not.toMatch(/<(?:link|img|iframe|base)\b|\bsrc=|@import|url\(\s*['"]?https?:/i);
    expect(page).toMatch(
      /http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'sha256-[\w+/]+=*';/,
    );
    expect(dataIn(page)).toMatchObject({ kind });
    expect(page).toContain('<noscript>');
  },
);

test('pages other than a sweep carry little more than the bundle', () => {
  const bundle = report(example(10)).length;
  for (const kind of ['evaluation', 'robustness', 'show', 'paper'] as const) {
    expect(pages[kind].length, kind).toBeLessThan(bundle);
  }
});

test('it quotes the licences of what is bundled', () => {
  expect(report(example(10))).toMatch(/@observablehq\/plot [\d.]+[\s\S]*Permission to use, copy, modify/);
});

const hostile = [
  '</script><script>document.title = "taken"</script>',
  '<!-- <script>',
  '<img src=x onerror="document.title=1">',
  '"\'&<>',
  '__proto__',
  ']]>\u2028\u2029\u0000',
];

const tags = (html: string) => html.match(/<\/?(?:html|head|body|title|style|script|meta|noscript|img)\b/gi);

test.each(hostile)(
  'a page with %j as name, class, parameter and reason has the elements of any other',
  (text) => {
    const page = report({ ...example(20, [text, 'b']), name: text });
    expect(tags(page)).toEqual(tags(pages.sweep));
    expect(dataIn(page)).toMatchObject({ name: text, confusion: { classes: [text, 'b'] } });
  },
);

test.each(hostile)('so have the other pages with %j as title, name, caption and table', (text) => {
  const heading = { title: text, facts: [{ name: text, value: text }] };
  const block = { title: text, table: { columns: [text], rows: [[text]] }, lines: [text] };
  const field = { name: text, field: { rows: 1, columns: 1, values: [1] } };
  const [disturbance] = robustness.disturbances;
  for (const page of [
    evaluationPage({
      ...evaluation,
      heading,
      names: [text, text],
      blocks: { ...evaluation.blocks, costs: block },
    }),
    robustnessPage({ heading, disturbances: [{ ...disturbance!, quantity: text, block }] }),
    showPage({
      ...show,
      heading,
      selection: text,
      command: text,
      names: [text, text, text],
      fields: [field],
    }),
    paperPage(heading, [{ ...figure, title: text, caption: text, columns: [text], fields: [field] }]),
  ]) {
    expect(tags(page)).toEqual(tags(pages.sweep));
    expect(dataIn(page)).toMatchObject({ heading });
  }
});

test.each(hostile)('and those of a dashboard with %j as name, reason, folder and note', (text) => {
  const [listed] = exampleList(1).sweeps;
  const [compared] = exampleCompare(1).sweeps;
  const trial = exampleTrial(5);
  for (const page of [
    listPage({
      ...exampleList(1),
      folder: text,
      sweeps: [
        { ...listed!, name: text },
        { name: text, changed: text, trouble: text },
      ],
    }),
    trialPage({ ...trial, sweep: text, note: text, trial: { ...trial.trial, reason: text } }),
    comparePage({ ...exampleCompare(1), sweeps: [{ ...compared!, name: text }] }),
    sweepPage(example(10), { ...exampleLive(), note: text }),
  ]) {
    expect(tags(page)).toEqual(tags(pages.sweep));
  }
});

test('whatever the text, it comes back from the JSON, and none of it is markup', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const json = embeddedJson({ [text]: text });
      expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify({ [text]: text })));
      expect(json).not.toContain('<');
    }),
  );
});

test('escaped text has nothing that HTML reads', () => {
  expect(escapeHtml(`<a href="x" title='y'>&amp;`)).toBe(
    '&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;amp;',
  );
});
