export { type Dashboard, startDashboard } from './dashboard.js';
export type { DashboardOptions } from './dashboard-options.js';
