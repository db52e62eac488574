import { createHash } from "node:crypto";
import { type RegisteredResource, unknownMark } from "../../../components/testing";
import { fields } from "../../values";
import { sorted } from "../sorted";

/**
 * Returns a few letters that change with any input or option of the resources, and with the source of an unknown input. Secrets are hidden
 * in inputs, and only the keys of a Kubernetes Secret count, so the hash reveals nothing.
 */
export function contentHash(resources: readonly RegisteredResource[]): string {
  const content = resources.map((resource) => {
    const { type, inputs, options } = resource;
    const { version, ...others } = options;
    const origins = originsOfUnknown(resource);
    return [
      type,
      type === "kubernetes:core/v1:Secret" ? withoutData(inputs) : inputs,
      type.startsWith("pulumi:providers:") ? { ...others, version } : others,
      ...(origins.length === 0 ? [] : [origins]),
    ];
  });
  return `#${createHash("sha256")
    .update(JSON.stringify(sorted(content)))
    .digest("hex")
    .slice(0, 6)}`;
}

function originsOfUnknown({ inputs, propertyDependencies }: RegisteredResource) {
  return Object.keys(propertyDependencies)
    .filter((key) => JSON.stringify(inputs[key])?.includes(JSON.stringify(unknownMark)))
    .sort()
    .map((key) => [key, propertyDependencies[key]]);
}

function withoutData(inputs: RegisteredResource["inputs"]): Record<string, unknown> {
  const { data, stringData, ...rest } = inputs;
  return { ...rest, data: Object.keys(fields(data)), stringData: Object.keys(fields(stringData)) };
}
