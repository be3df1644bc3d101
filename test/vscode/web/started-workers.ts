const scope = globalThis as unknown as {
  Worker: new (script: string | URL, options?: object) => object;
  startedWorkers?: string[];
};

/** From now on the workers are counted that extensions start. All extensions have one global scope here. */
export function countWorkers(): void {
  const started: string[] = [];
  scope.startedWorkers = started;
  scope.Worker = class extends scope.Worker {
    constructor(script: string | URL, options?: object) {
      super(script, options);
      started.push(String(script));
    }
  };
}

/** The scripts of the workers that were started since they are counted. */
export function startedWorkers(): readonly string[] {
  if (scope.startedWorkers === undefined) throw new Error('The workers are not counted');
  return scope.startedWorkers;
}
