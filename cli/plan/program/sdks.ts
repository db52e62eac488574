import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import * as ownState from "@pulumi/pulumi/runtime/state";
import type { AppliedOutput } from "../../masked-errors";
import { UserError } from "../../user-error";

/**
 * Returns the copies of Pulumi's SDK that a program may use: ours, and the one in its own node_modules.
 *
 * @param root the project's folder
 */
export function sdksOf(root: string): (typeof pulumi)[] {
  const load = createRequire(join(root, "package.json"));
  try {
    const own = load("@pulumi/pulumi") as typeof pulumi;
    return own.Config === pulumi.Config ? [pulumi] : [pulumi, own];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "MODULE_NOT_FOUND") {
      return [pulumi];
    }
    throw error;
  }
}

const { withLocalStorage } = ownState as unknown as { readonly withLocalStorage: <T>(run: () => T) => T };

/** The part of the SDK's module that its declarations omit. */
interface StateModule {
  /** Where older copies find the state of a program; newer ones share one in `globalThis`. */
  asyncLocalStorage?: unknown;
  readonly getStore?: unknown;
}

/**
 * Has an older copy of the SDK in the program's own node_modules find the state of the run where ours keeps it. Otherwise its resources
 * would be lost.
 *
 * @param root the project's folder
 * @returns how to run the program: some copies look for the state in AsyncLocalStorage only
 * @throws UserError if the copy is too old for that
 */
export function shareState(root: string): <T>(run: () => Promise<T>) => Promise<T> {
  const load = createRequire(join(root, "package.json"));
  if (sdksOf(root).length === 1) {
    return (run) => run();
  }
  const about = load.resolve("@pulumi/pulumi/package.json");
  const state = stateOf(load, join(dirname(about), "runtime/state.js"));
  if (state?.getStore === undefined) {
    const { version } = load(about) as { readonly version: string };
    throw new UserError(
      `@pulumi/pulumi ${version} in the project's node_modules: expected a newer version, such as 3.144; update it, or rehearse the program`,
    );
  }
  if (state.asyncLocalStorage === undefined) {
    return (run) => run();
  }
  state.asyncLocalStorage = Reflect.get(globalThis, "asyncLocalStorage");
  return withLocalStorage;
}

function stateOf(load: NodeJS.Require, file: string): StateModule | undefined {
  try {
    return load(file) as StateModule;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "MODULE_NOT_FOUND") {
      return undefined;
    }
    throw error;
  }
}

/** Returns what all Outputs of a copy of the SDK inherit from. The SDK does not declare that its `Output` is a class. */
export function outputPrototype(sdk: typeof pulumi): AppliedOutput {
  const prototype: unknown = Object.getPrototypeOf(sdk.output(0));
  if (!isApplied(prototype)) {
    throw new Error("pulumi.Output has no method apply");
  }
  return prototype;
}

function isApplied(value: unknown): value is AppliedOutput {
  return typeof value === "object" && value !== null && typeof Reflect.get(value, "apply") === "function";
}
