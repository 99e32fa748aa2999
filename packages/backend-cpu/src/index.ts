export { default, wasm } from './wasm/index.js';
