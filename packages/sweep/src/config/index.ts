export { applyEdits } from './apply.js';
export { checkAgainstData } from './check-data.js';
export type { Config, ConfigJson, ResolvedPlugin, Use } from './config.js';
export { editorSchema } from './editor-schema.js';
export { identity } from './identity.js';
export { pointOf } from './point.js';
export { type Overrides, readConfig } from './read.js';
export { locate } from './source.js';
export { type CompiledSpace, compileSpace, type Edits, type Parameter, parameterName } from './space.js';
