import { Callback } from "@pulumi/pulumi/proto/callback_pb";

/** How a run treats transforms, which need an engine: `refused` or `ignored`. */
export type TransformsMode = "refused" | "ignored";

const noEngine = "transforms need the Pulumi engine; use `transformations`, or run pulumi preview";

/**
 * Replaces the server through which an engine calls a program back. As in a preview, hooks are registered but never run. Transforms are refused or
 * ignored, because they need an engine to change registrations.
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
