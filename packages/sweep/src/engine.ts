const { bun, deno, node, v8 } = process.versions;

/** The JavaScript engine that runs this, and the machine: `node 20.20.2 (V8 11.3.244.8), linux x64`. */
export const engine = (): string => {
  const name = bun ? `bun ${bun} (JavaScriptCore)` : `${deno ? `deno ${deno}` : `node ${node}`} (V8 ${v8})`;
  return `${name}, ${process.platform} ${process.arch}`;
};
