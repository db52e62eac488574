import type { Subject } from "../shown";

/** Names the key that encrypts a resource, as a plan shows it. */
export function underKey({ inputs, named }: Subject, input: string): string | undefined {
  return inputs[input] === undefined ? undefined : `KMS key ${named(input) ?? "unknown"}`;
}
