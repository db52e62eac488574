import { Callback } from "@pulumi/pulumi/proto/callback_pb";

/** Whether transforms, which only an engine can run, are refused or ignored. */
export type TransformsMode = "refused" | "ignored";

const noEngine = "transforms need the Pulumi engine; use `transformations`, or run pulumi preview";

/**
 * Replaces the server through which an engine calls a program back. Hooks are registered but never run, as in a preview.
 * Transforms would change registrations, so they are refused or ignored.
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
