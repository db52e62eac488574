import { createHash } from "node:crypto";
import { at, isRecord, type Json, type JsonObject, unknownValue } from "../../kubernetes/object";

/** What the engine says about naming (`pulumi:autonaming`). */
export interface EngineNaming {
  readonly mode: "propose" | "enforce" | "disable";
  readonly proposedName: string;
}

/** What naming looks at. */
export interface NamingRequest {
  /** The resource's name in the program. */
  readonly resourceName: string;
  readonly news: JsonObject;
  readonly olds: JsonObject;
  readonly seed: Uint8Array;
  readonly engine?: EngineNaming;
}

/** The annotation by which the real provider remembers that it chose the name. */
const autonamedAnnotation = "pulumi.com/autonamed";

/** Gives an object without a name one, as the real provider does: the resource's name and eight hex digits. */
export function withName(request: NamingRequest): { readonly inputs: JsonObject; readonly failure?: string } {
  const metadata: JsonObject = isRecord(request.news.metadata) ? request.news.metadata : {};
  if (metadata.name !== undefined || metadata.generateName !== undefined) {
    return { inputs: request.news };
  }
  const kept = autonameOf(request.olds);
  if (kept === undefined && request.engine?.mode === "disable") {
    return { inputs: request.news, failure: "metadata.name is required: automatic names are switched off" };
  }
  return { inputs: { ...request.news, metadata: named(metadata, kept ?? newName(request)) } };
}

function autonameOf(olds: JsonObject): string | undefined {
  const name = at(olds, "metadata", "name");
  const autonamed = at(olds, "metadata", "annotations", autonamedAnnotation) === "true";
  return autonamed && typeof name === "string" ? name : undefined;
}

function newName({ resourceName, seed, engine }: NamingRequest): string {
  if (engine && engine.mode !== "disable") {
    return engine.proposedName;
  }
  return `${resourceName}-${createHash("sha256").update(seed).update(resourceName).digest("hex").slice(0, 8)}`;
}

function named(metadata: JsonObject, name: string): JsonObject {
  const annotations = metadata.annotations === unknownValue ? {} : ((metadata.annotations ?? {}) as JsonObject);
  return { ...metadata, name, annotations: { ...annotations, [autonamedAnnotation]: "true" } };
}

/** True when the real provider would have chosen the object's name. */
export function isAutonamed(object: { [key: string]: Json | undefined }): boolean {
  return at(object, "metadata", "annotations", autonamedAnnotation) === "true";
}
