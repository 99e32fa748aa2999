/** Runs before every test file: S4NN_SEED is the seed of all properties. Without it fast-check draws one, and prints it when a test fails. */
if (process.env.S4NN_SEED) {
  const { configureGlobal, readConfigureGlobal } = await import('fast-check');
  configureGlobal({ ...readConfigureGlobal(), seed: Number(process.env.S4NN_SEED) });
}
