export type { TpeOptions } from './options.js';
export {
  choice,
  lognormal,
  loguniform,
  normal,
  qlognormal,
  qloguniform,
  qnormal,
  quniform,
  randint,
  uniform,
} from './space/builders.js';
export type { Drawn, ParametersOf } from './space/parameters-of.js';
export type { Outcome } from './study/outcome.js';
export { createStudy, type Direction, type Study, type StudyOptions } from './study/study.js';
export { default, tpe } from './tpe.js';
