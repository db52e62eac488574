import { isRecord, text } from "../../values";
import type { JsonObject } from "../kubernetes";
import { changedSettings } from "../plugin-protocol";

/** The part of a provider's configuration that the stand-in reads. */
export interface ProviderSettings {
  readonly kubeconfig: string;
  readonly context: string;
  /** The namespace of objects that name none. */
  readonly namespace: string;
  /** Whether creating an object that exists already takes it over. */
  readonly upsert: boolean;
  /** The whole configuration, as given. */
  readonly given: JsonObject;
}

/** Reads the provider's inputs; the SDK sends booleans as JSON text. */
export function readSettings(inputs: JsonObject): ProviderSettings {
  const { kubeconfig } = inputs;
  return {
    kubeconfig: typeof kubeconfig === "string" ? kubeconfig : isRecord(kubeconfig) ? JSON.stringify(kubeconfig) : "",
    context: text(inputs, "context") ?? "",
    namespace: text(inputs, "namespace") ?? "default",
    upsert: inputs.upsertExistingObjects === true || inputs.upsertExistingObjects === "true",
    given: inputs,
  };
}

/** Lists the mistakes in a provider's configuration. */
export function settingsMistakes(inputs: JsonObject): { readonly property: string; readonly reason: string }[] {
  const isMissing = inputs.kubeconfig === undefined || inputs.kubeconfig === "";
  const reason = "expected a kubeconfig, got nothing; a rehearsal never reads an ambient one";
  return isMissing ? [{ property: "kubeconfig", reason }] : [];
}

/** Compares two configurations of a provider: only another cluster replaces its resources. */
export function compareSettings(
  olds: JsonObject,
  news: JsonObject,
): { readonly changes: readonly string[]; readonly replaces: readonly string[] } {
  const changes = changedSettings(olds, news);
  return { changes, replaces: changes.filter((key) => key === "clusterIdentifier") };
}
