export { applyEdits } from './apply.js';
export { checkAgainstData } from './check-data.js';
export type {
  Config,
  ConfigJson,
  Plugins,
  PrunerOptions,
  ResolvedPlugin,
  Search,
  Space,
  Training,
  Use,
} from './config.js';
export { type EditorSchema, editorSchema } from './editor-schema.js';
export { identity } from './identity.js';
export { pointOf } from './point.js';
export { type Overrides, readConfig } from './read.js';
export { locate, type Source } from './source.js';
export { type CompiledSpace, compileSpace, type Edits, type Parameter } from './space.js';
