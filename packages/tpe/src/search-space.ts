/** What another search over the same spaces and trials needs, such as `@s4nn/gp`. */
export { cumulative } from './normal.js';
export { type Compiled, compile } from './space/compile.js';
export { drawCoordinate, fillPoint, type Point, randomPoint, settle } from './space/point.js';
export type { Parameter, Space } from './space/space.js';
export { freshPoint } from './suggest/fresh.js';
export { stratifiedPoint } from './suggest/startup.js';
export { allTrials } from './trials/all-trials.js';
export { documentOf } from './trials/document.js';
export { type History, historyOf } from './trials/history.js';
