import { type Called, inPlugin } from '@s4nn/config/plugins';
import { type Backend, foundText, InputError, type Model } from '@s4nn/core';

const methods = ['train', 'infer', 'read', 'write'] as const;

/**
 * A backend whose calls are known to run until they settle, and of which every answer is looked at before anything takes it for one.
 * @param plugin what it was created by.
 * @throws InputError for what is no backend; so do its calls for what is no model, and for answers that are none.
 */
export function checkedBackend(plugin: Called, backend: unknown): Backend {
  const { use } = plugin;
  const { compile, check }: Partial<Backend> = Object(backend);
  if (typeof compile !== 'function') throw misfit(use, 'create', backend, 'a backend: { compile }');
  const own = backend as Backend;
  return {
    compile: async (networks) =>
      checkedAnswers(plugin, networks, await inPlugin(plugin, () => own.compile(networks))),
    ...(typeof check === 'function' && {
      check: (networks, plan) => inPlugin(plugin, () => own.check!(networks, plan)),
    }),
  };
}

function checkedAnswers(plugin: Called, networks: Model['networks'], model: unknown): Model {
  const { use } = plugin;
  const call = <Result>(action: () => Result | Promise<Result>): Promise<Result> => inPlugin(plugin, action);
  const lacking = methods.find((name) => typeof Object(model)[name] !== 'function');
  if (lacking !== undefined) throw misfit(use, 'compile', model, `a model: { ${methods.join(', ')} }`);
  const own = model as Model;
  /** One answer for each network, with these members. */
  const requireAll = <Answer>(method: string, answers: readonly Answer[], members: readonly string[]) => {
    const isWhole = (answer: unknown) => members.every((name) => Object(answer)[name] !== undefined);
    if (!Array.isArray(answers))
      throw misfit(use, method, answers, 'an array with an entry for each network');
    const isSound = answers.length === networks.length && answers.every(isWhole);
    if (isSound) return answers;
    const odd = answers.length === networks.length ? answers.find((answer) => !isWhole(answer)) : answers;
    throw misfit(use, method, odd, `{ ${members.join(', ')} } for each network`);
  };
  return {
    networks,
    train: async (spikes, plans) =>
      requireAll('train', await call(() => own.train(spikes, plans)), ['learned', 'correct', 'fired']),
    infer: async (spikes, samples, detail) =>
      requireAll('infer', await call(() => own.infer(spikes, samples, detail)), [
        'times',
        'potentials',
        'spikesToDecision',
      ]),
    read: async () => requireAll('read', await call(() => own.read()), ['length']),
    write: (weights) => call(() => own.write(weights)),
    ...(own.readMoments && { readMoments: () => call(() => own.readMoments!()) }),
    ...(own.writeMoments && { writeMoments: (moments) => call(() => own.writeMoments!(moments)) }),
    [Symbol.asyncDispose]: () => call(async () => own[Symbol.asyncDispose]?.()),
  };
}

const misfit = (use: string, method: string, found: unknown, expected: string): InputError =>
  new InputError(`${use}: ${method} gave ${foundText(found)}, expected ${expected}`);
