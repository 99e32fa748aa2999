// A config: read, checked and completed; what it says, and where it says so.

export type {
  BackendUse,
  Config,
  ConfigJson,
  Parallel,
  Plugins,
  ResolvedPlugin,
  Search,
  Space,
  Training,
  Use,
} from './config.js';
export { memberOf, withValuesAt } from './pointer.js';
export { type Overrides, readConfig, readConfigText } from './read.js';
export { locate, type Place, type Problem, reportOf, type Source } from './source.js';

// What follows from one: with other values, as what tells it from others, for editors, against its data.

export { applyEdits } from './apply.js';
export { asRecorded, completeRecorded } from './as-recorded.js';
export { checkAgainstData } from './check-data.js';
export { configNames, configsNamed } from './configs-named.js';
export { type EditorSchema, editorSchema } from './editor-schema.js';
export { identity } from './identity.js';
export { missingResultHint } from './missing-result-hint.js';
export { nameIn } from './name.js';
export { namesakes } from './namesakes.js';
export { mostThreads, searchMembers, threadsProperty } from './schema.js';

// Plugins: found by name, checked by their contracts, given what they need.

export {
  type CheckedPlugin,
  type CheckPluginOptions,
  checkConfig,
  checkPlugin,
} from './plugins/check-plugin.js';
export { type Downloads, findDownloads } from './plugins/downloads.js';
export { findPlugin } from './plugins/find-plugin.js';
export { getData } from './plugins/get-data.js';
export { load } from './plugins/import-plugin.js';
export { optionsOf } from './plugins/plugins.js';
export { requireInstalled } from './plugins/require-installed.js';

// The space that a sweep searches: its expressions, its parameters, and points of it.

export { type Corner, cornersOf } from './space/corners.js';
export type { Numeric } from './space/expression.js';
export { parametersOf, type SpaceParameter } from './space/parameters.js';
export { pointOf } from './space/point.js';
export {
  type CompiledSpace,
  compileSpace,
  type Edits,
  type Parameter,
  parameterName,
} from './space/space.js';
