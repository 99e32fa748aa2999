/** `pnpm test:changed`: the tests of packages that changed since they last passed, or whose dependencies did. */
import { turbo } from './turbo.js';

process.exitCode = turbo('test test:programs --concurrency=1', 'inherit');
