const NO_ENGINE =
  "transforms are run by an engine, and there is none here: use `transformations`, which run in the program, or pulumi preview";

/**
 * Takes the place of the server by which an engine calls a program back. Hooks may be registered and are never run,
 * as in a preview; transforms would change what is registered, and are refused.
 */
export const inertCallbacks = {
  registerResourceHook: (): Promise<void> => Promise.resolve(),
  registerErrorHook: (): Promise<void> => Promise.resolve(),
  registerTransform: (): Promise<never> => Promise.reject(new Error(NO_ENGINE)),
  registerStackTransform: (): never => refuse(),
  registerStackInvokeTransform: (): never => refuse(),
  registerStackInvokeTransformAsync: (): Promise<never> => Promise.reject(new Error(NO_ENGINE)),
  awaitStackRegistrations: (): Promise<void> => Promise.resolve(),
  shutdown: (): void => undefined,
};

function refuse(): never {
  throw new Error(NO_ENGINE);
}
