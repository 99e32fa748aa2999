import { spawnSync } from 'node:child_process';
import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { emptyFolder } from '../../packages/cli/test/project.js';
import { root } from '../process.js';

/** An object of Kubernetes, as a manifest has it. */
export interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
}

/** What the types of Kubernetes find wrong with objects: missing, misspelt and mistaken fields. One line each. */
export function mistakesIn(objects: readonly KubernetesObject[]): string[] {
  const folder = emptyFolder();
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  const lines = objects.map((object, index) => {
    const { apiVersion, kind } = object;
    const module = `kubernetes-types/${apiVersion.includes('/') ? apiVersion : `core/${apiVersion}`}.js`;
    return `export const object${index}: import(${JSON.stringify(module)}).${kind} = ${JSON.stringify(object)};`;
  });
  writeFileSync(join(folder, 'objects.ts'), lines.join('\n'));
  const options = ['--noEmit', '--strict', '--module', 'nodenext'];
  const { stdout } = spawnSync(join(root, 'node_modules/.bin/tsc'), [...options, 'objects.ts'], {
    cwd: folder,
    encoding: 'utf8',
  });
  return stdout.split('\n').filter((line) => line.includes('error'));
}
