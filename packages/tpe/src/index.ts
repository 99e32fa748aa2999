export type { TpeOptions } from './options.js';
export type { Outcome } from './study/outcome.js';
export { createStudy, type Direction, type Study, type StudyOptions } from './study/study.js';
export { default, tpe } from './tpe.js';
