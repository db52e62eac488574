import { parseQuantity, type RegisteredResource } from "../../../../../components/testing";
import { selects } from "../../../../label-selector";
import { type Fields, fields, items, text } from "../../../../values";
import { type Workload, workloads } from "../../../descriptions";
import { labelOf } from "../../../label";
import type { Changed, PropertyChange } from "../../changes";
import { registered } from "../../registered";
import { joinedLabels } from "../names";
import { fresh, rule } from "../rule";
import { type NodePool, nodePools } from "./node-pools";
import { takes } from "./takes";

/*
 * Compares the selectors, tolerations and affinities of pods with the node pools of the plan. A pod that fits no node waits forever, and nothing else
 * reports it.
 */

/**
 * Lists workloads that newly fit no pool, or that need a node for each pod and more nodes than their pools may have. Also lists DaemonSets that leave
 * a pool.
 */
export const placementLines = rule("unprotected", ({ before, after }) => {
  const [had, has] = [before, after].map(tooFewCpus);
  const full = has === undefined || had !== undefined ? [] : [has];
  return [...fresh({ before, after }, misplaced), ...full, ...leftPools(before, after)];
});

function misplaced(resources: readonly RegisteredResource[]): string[] {
  const pools = nodePools(resources);
  return pools.length === 0
    ? []
    : workloads(resources).flatMap((workload) => {
        const { resource, podSpec } = workload;
        const fitting = pools.filter((pool) => takes(pool, podSpec) !== "no");
        return fitting.length === 0
          ? [`${labelOf(resource)}: no node pool fits its node selectors and tolerations: ${wishes(podSpec)}`]
          : [...crowded(workload, fitting), ...tooLarge(workload, fitting)];
      });
}

/** Says if all pods together ask for more CPUs than all pools may have. Pods of charts that nobody rendered come in addition. */
function tooFewCpus(resources: readonly RegisteredResource[]): string | undefined {
  const pools = nodePools(resources);
  const most = pools.reduce(
    (sum, { cpus = Number.POSITIVE_INFINITY, most: nodes = Number.POSITIVE_INFINITY }) => sum + cpus * nodes,
    0,
  );
  const wanted = workloads(resources)
    .filter(({ kind }) => /^(?:Deployment|StatefulSet)$/.test(kind))
    .reduce((sum, { maxReplicas, podSpec }) => sum + maxReplicas * asked(podSpec, "cpu"), 0);
  return pools.length > 0 && wanted > most
    ? `${joinedLabels(pools.map(({ label }) => label))}: at most ${most} CPUs, but the pods of this plan may request ${Math.ceil(wanted)}`
    : undefined;
}

/** Reports pods that ask for more than any node of their pools has. */
function tooLarge({ podSpec, resource }: Workload, pools: readonly NodePool[]): string[] {
  const [cpus, memory] = [asked(podSpec, "cpu"), asked(podSpec, "memory") / 2 ** 30];
  const has = (of: "cpus" | "memory") => Math.max(...pools.map((pool) => pool[of] ?? Number.POSITIVE_INFINITY));
  const what =
    cpus > has("cpus")
      ? `${cpus} CPUs, but no node that they may use has more than ${has("cpus")}`
      : memory > has("memory")
        ? `${Math.ceil(memory)} GiB of memory, but no node that they may use has more than ${has("memory")}`
        : undefined;
  return what === undefined ? [] : [`${labelOf(resource)}: its pods request ${what}`];
}

/** What all containers of a pod ask for together, in the unit of the resource. */
function asked(pod: Fields, resource: "cpu" | "memory"): number {
  return items(pod, "containers").reduce(
    (sum, container) => sum + (parseQuantity(text(container, "resources", "requests", resource) ?? "") ?? 0),
    0,
  );
}

/** Writes what pods ask of nodes. */
function wishes(pod: Fields): string {
  const selector = Object.entries(fields(pod.nodeSelector)).map(([key, value]) => `${key}=${String(value)}`);
  const terms = items(pod, "affinity", "nodeAffinity", required, "nodeSelectorTerms").flatMap((term) =>
    items(term, "matchExpressions").map((each) => `${text(each, "key") ?? ""} ${text(each, "operator") ?? ""}`),
  );
  return [...selector, ...terms].join(", ") || "tolerations";
}

const required = "requiredDuringSchedulingIgnoredDuringExecution";

/** Reports pods that refuse to share a node, if their pools may not have as many nodes. */
function crowded({ kind, labels, maxReplicas, podSpec, resource }: Workload, pools: readonly NodePool[]): string[] {
  const isAlone = items(podSpec, "affinity", "podAntiAffinity", required).some(
    (term) => text(term, "topologyKey") === "kubernetes.io/hostname" && selects(term.labelSelector, labels),
  );
  const most = pools.reduce((sum, pool) => sum + (pool.most ?? Number.POSITIVE_INFINITY), 0);
  return isAlone && kind !== "DaemonSet" && maxReplicas > most
    ? [`${labelOf(resource)}: its ${maxReplicas} pods need one node each, but may use at most ${most} nodes`]
    : [];
}

/** Lists DaemonSets that no longer run on the nodes of a pool. */
function leftPools(before: readonly RegisteredResource[], after: readonly RegisteredResource[]): string[] {
  const [old, now] = [before, after].map((resources) => ({ pools: nodePools(resources), pods: daemons(resources) }));
  return [...(now?.pods ?? [])].flatMap(([urn, daemon]) => {
    const earlier = old?.pods.get(urn);
    const left = (now?.pools ?? []).filter((pool) => {
      const was = old?.pools.find(({ label }) => label === pool.label);
      return (
        earlier !== undefined &&
        was !== undefined &&
        takes(was, earlier.podSpec) === "yes" &&
        takes(pool, daemon.podSpec) === "no"
      );
    });
    return left.length === 0 || left.length === now?.pools.length
      ? []
      : [`${labelOf(daemon.resource)}: no longer runs on the nodes of ${joinedLabels(left.map(({ label }) => label))}`];
  });
}

function daemons(resources: readonly RegisteredResource[]): Map<string, Workload> {
  return new Map(
    workloads(resources)
      .filter(({ kind }) => kind === "DaemonSet")
      .map((each) => [each.resource.urn, each]),
  );
}

/** Fields of a pod that decide on which nodes it runs. */
const placing = /^(?:nodeSelector|affinity|tolerations|topologySpreadConstraints)\b/;

/** Labels that differ between nodes in every cluster. */
const usual = /^(?:kubernetes\.io\/hostname|topology\.kubernetes\.io\/(?:zone|region))$/;

/** Reports whether a changed field of a pod, by its path in the pod, needs somebody who knows the nodes. */
export type NeedsNodes = (pair: Changed, change: PropertyChange, field: string) => boolean;

/** Returns a function that reports whether neither the plan's pools nor other lines say what a changed placement means. */
export function placementJudge(after: readonly RegisteredResource[]): NeedsNodes {
  const pools = nodePools(after);
  return (pair, change, field) => {
    if (!placing.test(field)) {
      return false;
    }
    const [was = {}, is = {}] = [pair.before, pair.after].map(
      (each) => workloads([registered(each)])[0]?.podSpec ?? {},
    );
    if (/^(?:nodeSelector\b|tolerations\b|affinity\.nodeAffinity\.required)/.test(field)) {
      return !isNewToleration(field, change) && movesUnknown(pools, was, is);
    }
    if (field.startsWith("topologySpreadConstraints")) {
      return spreadsUnknown(change, is);
    }
    /* Another line says if pods may newly share a node, and if the pools have too few nodes. */
    return field.startsWith("affinity.podAntiAffinity.required")
      ? !items(is, "affinity", "podAntiAffinity", required).every((term) => isOfNodes(term) && pools.length > 0)
      : field.startsWith("affinity.podAffinity.required");
  };
}

/** Nodes whose pods keep others away wait for a pod that newly may run there. */
function isNewToleration(field: string, { before }: PropertyChange): boolean {
  return field.startsWith("tolerations") && before === undefined;
}

/** Reports pods that no known pool takes for certain, or that another pool than before may take. Another line names pods that fit nowhere. */
function movesUnknown(pools: readonly NodePool[], was: Fields, is: Fields): boolean {
  const [old, now] = [was, is].map((pod) => pools.filter((pool) => takes(pool, pod) === "yes"));
  const isNowhere = (pod: Fields) => pools.length > 0 && pools.every((pool) => takes(pool, pod) === "no");
  const isKnown = now !== undefined && now.length > 0 && now.every((pool) => old?.includes(pool));
  return !isKnown && !(isNowhere(is) && !isNowhere(was));
}

function isOfNodes(term: Fields): boolean {
  return text(term, "topologyKey") === "kubernetes.io/hostname";
}

/** Reports a spread that pods newly must keep to over unusual labels, and one with other numbers. Another line says if one goes. */
function spreadsUnknown({ path, before, after }: PropertyChange, pod: Fields): boolean {
  const [, key = "", field = ""] = /topologySpreadConstraints\[([^\]]*)\](.*)$/.exec(path) ?? [];
  const own = items(pod, "topologySpreadConstraints").filter((each) =>
    key.startsWith(text(each, "topologyKey") ?? " "),
  );
  const isHard = own.some((each) => text(each, "whenUnsatisfiable") !== "ScheduleAnyway");
  const isNew = field === "" ? before === undefined : field === ".whenUnsatisfiable";
  const isTighter = isNew || (field === ".maxSkew" && Number(after) <= Number(before));
  return isHard && !(isTighter && own.every((each) => usual.test(text(each, "topologyKey") ?? "")));
}
