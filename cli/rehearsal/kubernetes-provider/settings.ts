import { isRecord, type JsonObject, textAt } from "../kubernetes/object";
import { differences } from "../plugin-protocol/difference";

/** A provider's configuration, as far as the stand-in looks at it. */
export interface ProviderSettings {
  readonly kubeconfig: string;
  readonly context: string;
  /** Where objects without a namespace go. */
  readonly namespace: string;
  /** Whether an object that is there already is taken over where it was to be made. */
  readonly upsert: boolean;
  /** All of it, as it was given. */
  readonly given: JsonObject;
}

/** Reads the provider's inputs; the SDK sends booleans as JSON text. */
export function readSettings(inputs: JsonObject): ProviderSettings {
  const { kubeconfig } = inputs;
  return {
    kubeconfig: typeof kubeconfig === "string" ? kubeconfig : isRecord(kubeconfig) ? JSON.stringify(kubeconfig) : "",
    context: textAt(inputs, "context"),
    namespace: textAt(inputs, "namespace") || "default",
    upsert: inputs.upsertExistingObjects === true || inputs.upsertExistingObjects === "true",
    given: inputs,
  };
}

/** What is wrong with a provider's configuration, before it is used. */
export function settingsObjections(inputs: JsonObject): { readonly property: string; readonly reason: string }[] {
  const missing = inputs.kubeconfig === undefined || inputs.kubeconfig === "";
  const reason = "kubeconfig is required in a rehearsal: an ambient kubeconfig is never read";
  return missing ? [{ property: "kubeconfig", reason }] : [];
}

/** How a change of a provider's configuration counts: only another cluster replaces its resources. */
export function compareSettings(
  olds: JsonObject,
  news: JsonObject,
): { readonly changes: readonly string[]; readonly replaces: readonly string[] } {
  const changes = [...new Set(differences(olds, news).map(({ path }) => String(path[0])))].filter(
    (key) => key !== "version",
  );
  return { changes, replaces: changes.filter((key) => key === "clusterIdentifier") };
}
