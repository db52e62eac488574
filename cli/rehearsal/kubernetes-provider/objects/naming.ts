import { createHash } from "node:crypto";
import { at, text } from "../../../values";
import { type JsonObject, part } from "../../kubernetes";

/** The engine's wishes about names (`pulumi:autonaming`). */
export interface EngineNaming {
  readonly mode: "propose" | "enforce" | "disable";
  readonly proposedName: string;
}

/** The facts that a name depends on. */
export interface NamingRequest {
  /** The resource's name in the program. */
  readonly resourceName: string;
  readonly news: JsonObject;
  readonly olds: JsonObject;
  readonly seed: Uint8Array;
  readonly engine?: EngineNaming;
}

/** Marks an object whose name the provider chose, as the official provider does. */
const autonamedAnnotation = "pulumi.com/autonamed";

/** Names an object that has no name, as the official provider does: the resource's name and eight hex digits. */
export function withName(request: NamingRequest): { readonly inputs: JsonObject; readonly failure?: string } {
  const { news, olds, engine } = request;
  const metadata = part(news, "metadata");
  if (metadata.name !== undefined || metadata.generateName !== undefined) {
    return { inputs: news };
  }
  const kept = isAutonamed(olds) ? text(olds, "metadata", "name") : undefined;
  if (kept === undefined && engine?.mode === "disable") {
    return { inputs: news, failure: "expected a name, got nothing; automatic names are switched off" };
  }
  const annotations = { ...part(metadata, "annotations"), [autonamedAnnotation]: "true" };
  return { inputs: { ...news, metadata: { ...metadata, name: kept ?? newName(request), annotations } } };
}

function newName({ resourceName, seed, engine }: NamingRequest): string {
  if (engine && engine.mode !== "disable") {
    return engine.proposedName;
  }
  return `${resourceName}-${createHash("sha256").update(seed).update(resourceName).digest("hex").slice(0, 8)}`;
}

/** Reports whether the provider chose the object's name. */
export function isAutonamed(object: JsonObject): boolean {
  return at(object, "metadata", "annotations", autonamedAnnotation) === "true";
}
