import { isImage, parseImage } from "../../../components/testing";
import { isRecord } from "../../values";

/** Fields of containers whose texts may name images that the container starts itself, for instance a sidecar's. */
const texts = new Set(["args", "command", "value"]);

/**
 * Lists the images that an object names, in their order: fields called `image` (of containers, of custom resources, and with `reference` of
 * image volumes), and arguments and variables of containers that are a whole reference, such as
 * `--prometheus-config-reloader=quay.io/prometheus-operator/prometheus-config-reloader:v0.86.0`.
 */
export function imagesIn(object: unknown): string[] {
  return [...new Set(found(object))];
}

function found(part: unknown): string[] {
  if (Array.isArray(part)) {
    return part.flatMap(found);
  }
  return isRecord(part) ? Object.entries(part).flatMap(([key, value]) => ofField(key, value)) : [];
}

function ofField(key: string, value: unknown): string[] {
  if (key === "image") {
    const image: unknown = isRecord(value) ? value.reference : value;
    return typeof image === "string" && image !== "" ? [image] : [];
  }
  if (texts.has(key)) {
    const lines = Array.isArray(value) ? value : [value];
    return lines.flatMap((line) => (typeof line === "string" ? withTag(line) : found(line)));
  }
  return found(value);
}

/** Finds a reference with a registry and a tag or digest, alone or after the last `=` of an argument. Without them, it may be any path. */
function withTag(line: string): string[] {
  const text = line.slice(line.lastIndexOf("=") + 1);
  const { name, registry, tag, digest } = parseImage(text);
  const hasRegistry = name.startsWith(`${registry}/`) && /\.[a-z]{2,}(?::\d+)?$/.test(registry);
  return hasRegistry && (tag ?? digest) !== undefined && isImage(text) ? [text] : [];
}
