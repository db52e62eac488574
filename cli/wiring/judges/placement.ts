import { closest } from "fastest-levenshtein";
import { selects, selectsAll } from "../../label-selector";
import { fields, isRecord, items, text, texts } from "../../values";
import type { Verdict } from "../contract";
import type { Inventory } from "../inventory";
import { type PodSource, selectedPods } from "../pods";
import { selectorText } from "../selector";
import { broken, missing, note, ok, unknown } from "../verdicts";

/**
 * Judges whether placement rules select existing pods: the rules of spread constraints, and of required affinities. An anti-affinity may
 * name pods that do not exist. Also judges the node labels over which pods are spread.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
 */
export function judgePlacement(cluster: Inventory): Verdict[] {
  return cluster.pods.flatMap((source) => [
    ...items(source.spec.topologySpreadConstraints).flatMap((constraint, index) => {
      const at = `topologySpreadConstraints[${index}]`;
      return [
        ...judgeSelector(cluster, source, at, constraint.labelSelector),
        ...judgeKeys(source, at, texts(constraint.matchLabelKeys)),
        ...judgeTopology(cluster, source, at, constraint.topologyKey),
      ];
    }),
    ...judgeAffinities(cluster, source),
  ]);
}

function judgeSelector(cluster: Inventory, source: PodSource, at: string, selector: unknown): Verdict[] {
  const { labels, namespace, object } = source;
  const place = { object, at };
  if (!isRecord(selector) || selectsAll(selector)) {
    return [];
  }
  if (selects(selector, labels)) {
    return [ok(place)];
  }
  const wanted = selectorText(selector);
  if (selectedPods(cluster, namespace, selector).length > 0) {
    return [
      note(place, `selects pods with ${wanted}; its own pods lack these labels, so the scheduler does not spread them`),
    ];
  }
  const expected = `pods with the labels ${wanted} in ${namespace}`;
  return [missing(cluster, place, namespace, { expected, got: "none", fix: "fix the selector or the pods' labels" })];
}

/** Labels that controllers add to their pods. */
const added: Readonly<Record<string, readonly string[]>> = {
  "DaemonSet.apps": ["controller-revision-hash"],
  "Deployment.apps": ["pod-template-hash"],
  "ReplicaSet.apps": ["pod-template-hash"],
  "StatefulSet.apps": [
    "apps.kubernetes.io/pod-index",
    "controller-revision-hash",
    "statefulset.kubernetes.io/pod-name",
  ],
  "Job.batch": ["batch.kubernetes.io/controller-uid", "batch.kubernetes.io/job-name", "controller-uid", "job-name"],
};

/** Judges keys of labels: the scheduler silently ignores a key that a pod does not have. */
function judgeKeys({ kind, labels, object }: PodSource, at: string, keys: readonly string[]): Verdict[] {
  const known = new Set([...Object.keys(labels), ...(added[kind] ?? [])]);
  return keys.map((key) => {
    const place = { object, at: `${at}.matchLabelKeys` };
    return known.has(key)
      ? ok(place)
      : broken(place, `expected a label of its pods, got "${key}", which the scheduler ignores; fix or remove it`);
  });
}

/** The labels of every node: https://kubernetes.io/docs/reference/labels-annotations-taints/ */
const ofNodes = [
  "kubernetes.io/arch",
  "kubernetes.io/hostname",
  "kubernetes.io/os",
  "node.kubernetes.io/instance-type",
  "topology.kubernetes.io/region",
  "topology.kubernetes.io/zone",
];

/** The domains of these labels, which nobody else may use. */
const domains = /^(kubernetes\.io|node\.kubernetes\.io|topology\.kubernetes\.io)\//;

/** Judges the label of nodes that pods are spread by: on nodes without it, the scheduler puts either no pod or any number. */
function judgeTopology(cluster: Inventory, { object }: PodSource, at: string, key: unknown): Verdict[] {
  const label = text(key);
  const place = { object, at: `${at}.topologyKey` };
  if (label === undefined) {
    return [];
  }
  const live = cluster.all("Node").flatMap((node) => Object.keys(fields(node, "metadata", "labels")));
  if (ofNodes.includes(label) || live.includes(label)) {
    return [ok(place)];
  }
  const isKubernetes = domains.test(label);
  if (isKubernetes || live.length > 0) {
    const near = closest(label, [...ofNodes, ...live]);
    return [broken(place, `expected a label of nodes, got "${label}"; use another label, for instance ${near}`)];
  }
  return [unknown(place, `nodes with the label ${label}`, "the plan does not show nodes")];
}

/** Judges affinities within the pod's own namespace. */
function judgeAffinities(cluster: Inventory, source: PodSource): Verdict[] {
  const required = items(source.spec, "affinity", "podAffinity", "requiredDuringSchedulingIgnoredDuringExecution");
  return required.flatMap(({ labelSelector, namespaces, namespaceSelector }, index) =>
    texts(namespaces).length > 0 || namespaceSelector !== undefined
      ? []
      : judgeRequired(cluster, source, `podAffinity[${index}]`, fields(labelSelector)),
  );
}

function judgeRequired(cluster: Inventory, { namespace, object }: PodSource, at: string, selector: object): Verdict[] {
  const place = { object, at };
  if (selectsAll(selector) || selectedPods(cluster, namespace, selector).length > 0) {
    return selectsAll(selector) ? [] : [ok(place)];
  }
  const expected = `pods with the labels ${selectorText(selector)} in ${namespace}`;
  const fix = "fix the selector; without such pods, this pod cannot be scheduled";
  return [missing(cluster, place, namespace, { expected, got: "none", fix })];
}
