import { Callback } from "@pulumi/pulumi/proto/callback_pb";

/** What happens to a program that has transforms, which only an engine could run. */
export type TransformsMode = "refused" | "ignored";

const noEngine =
  "transforms are run by an engine, and there is none here: use `transformations`, which run in the program, or pulumi preview";

/**
 * Takes the place of the server by which an engine calls a program back. Hooks may be registered and are never run,
 * as in a preview; transforms would change what is registered, and are refused unless they are to be ignored.
 */
export function inertCallbacks(transforms: TransformsMode, onIgnored: () => void): object {
  const accept = (): Callback => {
    if (transforms === "refused") {
      throw new Error(noEngine);
    }
    onIgnored();
    return new Callback();
  };
  return {
    registerResourceHook: (): Promise<void> => Promise.resolve(),
    registerErrorHook: (): Promise<void> => Promise.resolve(),
    registerTransform: async (): Promise<Callback> => accept(),
    registerStackTransform: (): void => void accept(),
    registerStackInvokeTransform: (): void => void accept(),
    registerStackInvokeTransformAsync: async (): Promise<Callback> => accept(),
    awaitStackRegistrations: (): Promise<void> => Promise.resolve(),
    shutdown: (): void => undefined,
  };
}
