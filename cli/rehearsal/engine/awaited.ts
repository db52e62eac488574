import { at, text } from "../../values";
import type { StepMetadata } from "./events";
import { typeOf } from "./urn";

/** An object, or the objects of a Helm release, that a Kubernetes provider creates or updates, and waits for. */
export interface Awaited {
  readonly urn: string;
  /** Undefined for a Helm release. */
  readonly kind?: string;
  readonly namespace: string;
  readonly name: string;
}

const releaseType = "kubernetes:helm.sh/v3:Release";

/** Returns what the provider waits for in a step; undefined if it waits for nothing, or if the engine does not know the name yet. */
export function awaitedIn({ op, urn, new: state }: StepMetadata): Awaited | undefined {
  const type = typeOf(urn);
  if (!type.startsWith("kubernetes:") || !/^(create|update|replace|import)/.test(op)) {
    return undefined;
  }
  const inputs = state?.inputs;
  const isRelease = type === releaseType;
  const place = isRelease ? inputs : at(inputs, "metadata");
  const name = text(place, "name");
  const isSkipped =
    at(inputs, "skipAwait") === true ||
    text(place, "annotations", "pulumi.com/skipAwait") === "true" ||
    name === undefined;
  if (isSkipped) {
    return undefined;
  }
  const kind = text(inputs, "kind");
  return { urn, name, namespace: text(place, "namespace") ?? "default", ...(!isRelease && kind && { kind }) };
}

/** Names it as a message does: `Deployment shop/web`. */
export function awaitedName({ kind, name, namespace }: Awaited): string {
  return `${kind ?? "release"} ${namespace}/${name}`;
}
