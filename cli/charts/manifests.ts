import { parse, type ScalarTag } from "yaml";
import { isRecord, type JsonObject, text } from "../values";

/** One object of a rendered chart. */
export interface Manifest {
  readonly object: JsonObject;
  /** Whether it is from a chart's `crds/` folder. Such an object is not part of the release and outlives it. */
  readonly fromCrdsFolder: boolean;
}

/** Reads numbers such as 0644 as octal, as Go's YAML does. */
const octal: ScalarTag = {
  identify: () => false,
  default: true,
  tag: "tag:yaml.org,2002:int",
  test: /^0[0-7]+$/,
  resolve: (digits) => Number.parseInt(digits, 8),
};

/** Reads one YAML document as Go's YAML does: with octal file modes and merge keys. */
export function parseManifest(document: string): unknown {
  return parse(document, { merge: true, customTags: (tags) => [octal, ...tags] });
}

/** Splits rendered YAML into its objects, and a `List` into its items. */
export function splitManifests(rendered: string): Manifest[] {
  return rendered.split(/^---(?:[ \t].*)?$/m).flatMap((document) => {
    const fromCrdsFolder = /^# Source: [^/\n]+\/(?:charts\/[^/\n]+\/)*crds\//m.test(document);
    return objectsIn(parseManifest(document)).map((object) => ({ object, fromCrdsFolder }));
  });
}

function objectsIn(parsed: unknown): JsonObject[] {
  if (!isManifest(parsed)) {
    return [];
  }
  const { items, kind } = parsed;
  return kind === "List" && Array.isArray(items) ? items.filter((item) => isRecord(item)) : [parsed];
}

/** Parsed YAML holds nothing but JSON. */
function isManifest(parsed: unknown): parsed is JsonObject {
  return text(parsed, "kind") !== undefined;
}
