import type { CompareData } from './compare.js';
import type { EvaluationData } from './evaluation.js';
import type { PackedField } from './field.js';
import type { ListData } from './list.js';
import type { LiveData } from './live.js';
import type { PackedNumbers } from './packed-numbers.js';
import type { PaperData } from './paper.js';
import type { RobustnessData } from './robustness.js';
import type { ShowData } from './show.js';
import type { ReportData } from './sweep.js';
import type { TrialData } from './trial.js';

/** The data that a page carries; `kind` says which page they are for. */
export type PageData =
  | ({ readonly kind: 'sweep'; readonly live?: LiveData } & ReportData)
  | ({ readonly kind: 'list' } & ListData)
  | ({ readonly kind: 'trial' } & TrialData)
  | ({ readonly kind: 'compare' } & CompareData)
  | ({ readonly kind: 'evaluation' } & EvaluationData<PackedField>)
  | ({ readonly kind: 'robustness' } & RobustnessData)
  | ({ readonly kind: 'show' } & ShowData<PackedField, PackedNumbers, PackedNumbers>)
  | ({ readonly kind: 'paper' } & PaperData<PackedField>);
