import { createHash } from "node:crypto";
import type { RegisteredResource } from "../../../components/testing";
import { sorted } from "../sorted";
import { fields } from "./read";

/**
 * A few letters that change with any input or option of the resources. Secrets are hidden in inputs, and only the
 * keys of a Kubernetes Secret count, so that nothing can be guessed from them.
 */
export function contentHash(resources: readonly RegisteredResource[]): string {
  const content = resources.map(({ type, inputs, options: { version, ...options } }) => [
    type,
    type === "kubernetes:core/v1:Secret" ? withoutData(inputs) : inputs,
    type.startsWith("pulumi:providers:") ? { ...options, version } : options,
  ]);
  return `#${createHash("sha256")
    .update(JSON.stringify(sorted(content)))
    .digest("hex")
    .slice(0, 6)}`;
}

function withoutData(inputs: RegisteredResource["inputs"]): Record<string, unknown> {
  const { data, stringData, ...rest } = inputs;
  return { ...rest, data: Object.keys(fields(data)), stringData: Object.keys(fields(stringData)) };
}
