export { applyEdits } from './apply.js';
export { checkAgainstData } from './check-data.js';
export type {
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
export { type EditorSchema, editorSchema } from './editor-schema.js';
export { identity } from './identity.js';
export { missingResultHint } from './missing-result-hint.js';
export { suggestion } from './nearest.js';
export { type CheckedPlugin, type CheckPluginOptions, checkPlugin } from './plugins/check-plugin.js';
export { type Downloads, findDownloads } from './plugins/downloads.js';
export { getData } from './plugins/get-data.js';
export { load } from './plugins/import-plugin.js';
export { optionsOf } from './plugins/plugins.js';
export { type Overrides, readConfig } from './read.js';
export { searchMembers } from './schema.js';
export { locate, type Source } from './source.js';
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
