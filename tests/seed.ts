/**
 * Runs before every test file. S4NN_SEED is the seed of all properties; without it fast-check draws one and prints it if a test
 * fails.
 */
if (process.env.S4NN_SEED) {
  const { configureGlobal, readConfigureGlobal } = await import('fast-check');
  configureGlobal({ ...readConfigureGlobal(), seed: Number(process.env.S4NN_SEED) });
}
