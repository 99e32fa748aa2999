import type { EvaluationData } from './evaluation.js';
import type { PackedField } from './field.js';
import type { PackedNumbers } from './packed-numbers.js';
import type { PaperData } from './paper.js';
import type { RobustnessData } from './robustness.js';
import type { ShowData } from './show.js';
import type { ReportData } from './sweep.js';

/** The data that a page carries; `kind` says which page they are for. */
export type PageData =
  | ({ readonly kind: 'sweep' } & ReportData)
  | ({ readonly kind: 'evaluation' } & EvaluationData<PackedField>)
  | ({ readonly kind: 'robustness' } & RobustnessData)
  | ({ readonly kind: 'show' } & ShowData<PackedField, PackedNumbers, PackedNumbers>)
  | ({ readonly kind: 'paper' } & PaperData<PackedField>);
