import type { ObservabilityStore } from "../../../capabilities";
import type { PodPeer } from "../../../network";
import { delivery } from "./outputs";
import { type Entry, section } from "./section";

/** The labels by which Loki finds lines. All other facts are in the lines, because Loki makes a separate stream for each value of a label. */
const labels = {
  job: "fluent-bit",
  namespace: "$kubernetes['namespace_name']",
  pod: "$kubernetes['pod_name']",
  container: "$kubernetes['container_name']",
};

/** The part of a Loki output that sets the labels of lines. */
export const lokiLabels: readonly Entry[] = [
  [
    "labels",
    Object.entries(labels)
      .map((pair) => pair.join("="))
      .join(", "),
  ],
  ["line_format", "json"],
  ["auto_kubernetes_labels", "off"],
];

/** Returns the output to Loki in the cluster: https://docs.fluentbit.io/manual/data-pipeline/outputs/loki */
export function lokiOutput(store: ObservabilityStore | undefined): string {
  if (store === undefined) {
    return "";
  }
  const { hostname, port } = new URL(store.url);
  return section("OUTPUT", [
    ["Name", "loki"],
    ["Match", "kube.*"],
    ["host", hostname],
    ["port", port],
    ...Object.entries(store.headers ?? {}).map(([header, value]): Entry => ["header", `${header} ${value}`]),
    ...lokiLabels,
    ...delivery,
  ]);
}

/** Returns the connection to Loki. */
export function waysToLoki(store: ObservabilityStore | undefined): PodPeer[] {
  return store === undefined ? [] : [{ namespace: store.pods.namespace, pods: store.pods.labels, ports: [store.port] }];
}
