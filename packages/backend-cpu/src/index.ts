export { default, type Precision, type WasmOptions, wasm } from './wasm/index.js';
