import type { ObservabilityStore } from "../../../capabilities";
import type { PodPeer } from "../../../network";
import { delivery } from "./outputs";
import { type Entry, section } from "./section";

/** The labels by which Loki finds lines. Others are in the lines themselves, because each value of a label is a stream of its own. */
const labels = {
  job: "fluent-bit",
  namespace: "$kubernetes['namespace_name']",
  pod: "$kubernetes['pod_name']",
  container: "$kubernetes['container_name']",
};

/** The part of an output to Loki that says how lines are found there. */
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

/** Returns the way to Loki. */
export function waysToLoki(store: ObservabilityStore | undefined): PodPeer[] {
  return store === undefined ? [] : [{ namespace: store.pods.namespace, pods: store.pods.labels, ports: [store.port] }];
}
