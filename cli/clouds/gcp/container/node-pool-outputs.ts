import { type Fields, number, text, texts } from "../../../values";
import type { IdentifiedQuestion } from "../../contract";
import { inProject, type Located, lastPart, locationOf, nameOf, projectOf, selfLink, zonesOf } from "../names";
import { releaseOf } from "../versions";

/** Returns the id of the cluster that a node pool refers to by its name or id. */
export function clusterIdOf(located: Located): string {
  const cluster = text(located.inputs.cluster) ?? "";
  return cluster.includes("/")
    ? cluster
    : `projects/${projectOf(located)}/locations/${locationOf(located)}/clusters/${cluster}`;
}

export function nodePoolOutputs(question: IdentifiedQuestion): Fields {
  const { inputs, place, previous, name } = question;
  const clusterId = clusterIdOf(question);
  const cluster = place.find?.("gcp:container/cluster:Cluster", clusterId);
  const [, location = place.region] = /\/locations\/([^/]+)\/clusters\//.exec(clusterId) ?? [];
  const given = [texts(inputs.nodeLocations), texts(cluster, "nodeLocations")].find((zones) => zones.length > 0);
  const nodeLocations = given ?? zonesOf(location);
  const group = `gke-${lastPart(clusterId)}-${nameOf(question)}-${place.newId("group", name).slice(0, 8)}`;
  const groups = (kind: string) =>
    nodeLocations.map((zone) => selfLink(`projects/${projectOf(question)}/zones/${zone}/${kind}/${group}-grp`));
  return {
    ...inProject(question),
    location,
    nodeLocations,
    instanceGroupUrls: groups("instanceGroupManagers"),
    managedInstanceGroupUrls: groups("instanceGroups"),
    version: releaseOf(text(inputs.version) ?? text(previous, "version") ?? text(cluster, "masterVersion") ?? ""),
    maxPodsPerNode: inputs.maxPodsPerNode ?? cluster?.defaultMaxPodsPerNode ?? 110,
    ...counts(inputs, previous),
    operation: "",
  };
}

/** Returns the nodes in each zone: how many the pool begins with, and how many it has. */
function counts(inputs: Fields, previous: Fields | undefined): Fields {
  const nodeCount = number(inputs.nodeCount);
  const begins = number(inputs.initialNodeCount) ?? number(inputs, "autoscaling", "minNodeCount") ?? nodeCount ?? 0;
  const initialNodeCount = number(previous, "initialNodeCount") ?? begins;
  return { initialNodeCount, nodeCount: nodeCount ?? initialNodeCount };
}
