import { createRequire } from "node:module";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import type { AppliedOutput } from "../../masked-errors";

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
