import debuggable = require("@pulumi/pulumi/runtime/debuggable");

/** The part of the SDK's module that its declarations omit. */
interface DebuggableModule {
  debuggablePromise: <T>(promise: Promise<T>, context?: string) => Promise<T>;
}

/**
 * Stops the SDK from recording a stack trace for each promise. This recording takes two thirds of a run's time. Errors keep their stack traces.
 *
 * @returns a function that restores the SDK's behaviour
 */
export function withoutPromiseTraces(): () => void {
  const module = debuggable as unknown as DebuggableModule;
  const { debuggablePromise } = module;
  module.debuggablePromise = (promise) => promise;
  return () => {
    module.debuggablePromise = debuggablePromise;
  };
}
