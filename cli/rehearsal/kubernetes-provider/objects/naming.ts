import { createHash } from "node:crypto";
import { at, text } from "../../../values";
import { type JsonObject, part } from "../../kubernetes";

/** The engine's settings for automatic names (`pulumi:autonaming`). */
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
  /** Whether objects are applied on the server's side, which knows no `generateName`. @default true */
  readonly isServerSide?: boolean;
}

/** Marks an object whose name the provider chose, as the official provider does. */
const autonamedAnnotation = "pulumi.com/autonamed";

/** An object with a name, or why it gets none. */
interface Named {
  readonly inputs: JsonObject;
  readonly failure?: string;
}

/** Names an object that has no name, as the official provider does: the resource's name and eight hex digits. */
export function withName(request: NamingRequest): Named {
  const { news, olds, engine } = request;
  const metadata = part(news, "metadata");
  if (metadata.name !== undefined) {
    return { inputs: news };
  }
  if (metadata.generateName !== undefined) {
    return withGeneratedName(request, metadata);
  }
  const kept = isAutonamed(olds) ? text(olds, "metadata", "name") : undefined;
  if (kept === undefined && engine?.mode === "disable") {
    return { inputs: news, failure: "expected a name, got nothing; automatic names are switched off" };
  }
  const annotations = { ...part(metadata, "annotations"), [autonamedAnnotation]: "true" };
  return { inputs: { ...news, metadata: { ...metadata, name: kept ?? newName(request), annotations } } };
}

/** Names it as the API server does, here because the name must be known when the object is applied. */
function withGeneratedName(
  { news, olds, isServerSide = true, ...request }: NamingRequest,
  metadata: JsonObject,
): Named {
  const prefix = text(metadata, "generateName") ?? "";
  if (isServerSide) {
    return { inputs: news, failure: "the `.metadata.generateName` field is not supported in Server-Side Apply mode" };
  }
  const old = text(olds, "metadata", "name");
  const name = old?.startsWith(prefix) ? old : `${prefix}${digitsOf(request).slice(0, 5)}`;
  return { inputs: { ...news, metadata: { ...metadata, name } } };
}

function newName({ engine, ...request }: NamingRequest): string {
  if (engine && engine.mode !== "disable") {
    return engine.proposedName;
  }
  return `${request.resourceName}-${digitsOf(request).slice(0, 8)}`;
}

function digitsOf({ resourceName, seed }: Pick<NamingRequest, "resourceName" | "seed">): string {
  return createHash("sha256").update(seed).update(resourceName).digest("hex");
}

/** Reports whether the program leaves the object's name to the provider or to the API server. */
export function isAutonamed(object: JsonObject): boolean {
  return (
    at(object, "metadata", "generateName") !== undefined ||
    at(object, "metadata", "annotations", autonamedAnnotation) === "true"
  );
}
