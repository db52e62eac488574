import { isRecord, text } from "../../values";
import { type JsonObject, serverIn } from "../kubernetes";
import { changedSettings } from "../plugin-protocol";

/** The cluster that every provider of a run is connected to. */
export interface RunCluster {
  readonly kubeconfig: string;
  /** The addresses of its API server. */
  readonly servers: readonly string[];
}

/** The part of a provider's configuration that the stand-in reads. */
export interface ProviderSettings {
  readonly kubeconfig: string;
  readonly context: string;
  /** Whether the cluster existed before the program, which leaves its kubeconfig to the machine. */
  readonly isAmbient: boolean;
  /** The address of another cluster that the program names. The run's cluster takes its place. */
  readonly replaced?: string;
  /** The folder to which the provider would write manifests, instead of calling a cluster. */
  readonly rendersTo?: string;
  /** The namespace of objects that name none. */
  readonly namespace: string;
  /** Whether creating an object that exists already takes it over. */
  readonly upsert: boolean;
  /** The whole configuration, as given. */
  readonly given: JsonObject;
}

/**
 * Reads the provider's inputs; the SDK sends booleans as JSON text. A provider that names no kubeconfig, as a default provider does, gets
 * the run's own. Its contexts are ignored, because they are those of your own kubeconfig, which the run's kubeconfig lacks. A provider with
 * the kubeconfig of any other cluster gets the run's own, too: nothing reaches a cluster outside the run.
 */
export function readSettings(inputs: JsonObject, run: RunCluster): ProviderSettings {
  const named = kubeconfigIn(inputs);
  const context = text(inputs, "context") ?? "";
  const server = named === undefined ? undefined : serverIn(named, context);
  const replaced =
    server === undefined || run.servers.some((own) => hostOf(own) === hostOf(server)) ? undefined : server;
  const given = replaced === undefined ? named : undefined;
  return {
    kubeconfig: given ?? run.kubeconfig,
    isAmbient: given === undefined,
    replaced,
    rendersTo: text(inputs, "renderYamlToDirectory"),
    context: given === undefined ? "" : context,
    namespace: text(inputs, "namespace") ?? "default",
    upsert: inputs.upsertExistingObjects === true || inputs.upsertExistingObjects === "true",
    given: inputs,
  };
}

/** Says in the report what the run's cluster replaces. */
export function standsInFor({ rendersTo, replaced }: Pick<ProviderSettings, "rendersTo" | "replaced">): string[] {
  return [
    ...(replaced === undefined
      ? []
      : [
          `The rehearsal does not connect to the cluster ${replaced}. A simulated cluster, which exists from the start, replaces it.`,
        ]),
    ...(rendersTo === undefined
      ? []
      : [`No manifest is written to ${rendersTo}: the rehearsal's own cluster gets the objects instead.`]),
  ];
}

/** Returns the host and port of an address; the address itself if it is none. */
function hostOf(server: string): string {
  return URL.canParse(server) ? new URL(server).host : server;
}

/**
 * Returns the kubeconfig that a program gives; undefined if it leaves that to the machine, by no value or by a file's path.
 * https://github.com/pulumi/pulumi-kubernetes/blob/v4.34.2/provider/pkg/provider/provider.go
 */
function kubeconfigIn({ kubeconfig }: JsonObject): string | undefined {
  if (isRecord(kubeconfig)) {
    return JSON.stringify(kubeconfig);
  }
  return typeof kubeconfig === "string" && /[:{]/.test(kubeconfig) ? kubeconfig : undefined;
}

/** Compares two configurations of a provider: only another cluster replaces its resources. */
export function compareSettings(
  olds: JsonObject,
  news: JsonObject,
): { readonly changes: readonly string[]; readonly replaces: readonly string[] } {
  const changes = changedSettings(olds, news);
  return { changes, replaces: changes.filter((key) => key === "clusterIdentifier") };
}
