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
export { type Downloads, findDownload, findDownloads } from './downloads.js';
export { type EditorSchema, editorSchema } from './editor-schema.js';
export type { Numeric } from './expression.js';
export { findPlugin } from './find-plugin.js';
export { identity } from './identity.js';
export { parametersOf, type SpaceParameter } from './parameters.js';
export { optionsOf } from './plugins.js';
export { pointOf } from './point.js';
export { type Overrides, readConfig } from './read.js';
export { searchMembers } from './schema.js';
export { locate, type Source } from './source.js';
export { type CompiledSpace, compileSpace, type Edits, type Parameter, parameterName } from './space.js';
