/** What a lane needs of configs, without what reads and checks them: `@s4nn/config/plugins`. */
export { load } from './import-plugin.js';
export { optionsOf } from './plugins.js';
export { type Called, inPlugin } from './running.js';
