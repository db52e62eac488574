import debuggable = require("@pulumi/pulumi/runtime/debuggable");

/** The part of the SDK's module that its declarations leave out. */
interface DebuggableModule {
  debuggablePromise: <T>(promise: Promise<T>, context?: string) => Promise<T>;
}

/**
 * Spares the stack trace that the SDK keeps for each promise it makes, two thirds of a run's time, until the function
 * it returns is called. Errors keep theirs.
 */
export function withoutPromiseTraces(): () => void {
  const module = debuggable as unknown as DebuggableModule;
  const { debuggablePromise } = module;
  module.debuggablePromise = (promise) => promise.then((value) => value);
  return () => {
    module.debuggablePromise = debuggablePromise;
  };
}
