/** A promise that a test settles. */
export interface Gate<Value> {
  readonly promise: Promise<Value>;
  readonly resolve: (value: Value) => void;
  readonly reject: (error: unknown) => void;
}

/** Makes a gate. */
export function gate<Value>(): Gate<Value> {
  let resolve: Gate<Value>['resolve'] = () => {};
  let reject: Gate<Value>['reject'] = () => {};
  const promise = new Promise<Value>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}
