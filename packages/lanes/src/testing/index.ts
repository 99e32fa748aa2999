export { lanesContract } from './contract.js';
export type { LanesContractOptions, OpenLanes } from './with-lanes.js';
