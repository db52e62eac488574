import type { RegisteredResource } from "../../../components/testing";
import { asRelease } from "../../charts";
import { at, items, text } from "../../values";
import { workloads } from "../descriptions";
import { openingsOf } from "../findings";
import { kindOf, labelOf } from "../label";
import type { ChecklistItem } from "./contract";

const controlPlanes = new Set([
  "aws:eks/cluster:Cluster",
  "gcp:container/cluster:Cluster",
  "azure-native:containerservice:ManagedCluster",
]);

/** An item about each control plane that the program creates. */
function eachCluster(title: string, lacks: (cluster: RegisteredResource) => boolean): ChecklistItem {
  return {
    title,
    judge: (resources) => {
      const clusters = resources.filter(({ type, read }) => controlPlanes.has(type) && read !== true);
      return clusters.length === 0 ? undefined : clusters.filter(lacks).map(labelOf);
    },
  };
}

/** Reports whether a release installs a chart, or Argo CD. Charts are named by their last part, whether by repository or `oci://`. */
function installs(resources: readonly RegisteredResource[], chart: string): boolean {
  return resources
    .map((one) => asRelease(one))
    .some(
      ({ inputs, type }) =>
        type.startsWith("kubernetes:helm.sh/") && text(inputs, "chart")?.split("/").at(-1) === chart,
    );
}

function keepsData(resources: readonly RegisteredResource[]): boolean {
  return (
    resources.some((resource) => kindOf(resource) === "PersistentVolumeClaim" && !resource.component) ||
    workloads(resources).some(({ resource }) => items(resource.inputs, "spec", "volumeClaimTemplates").length > 0)
  );
}

/** Items about the cluster and the platform. */
export const platformItems: readonly ChecklistItem[] = [
  eachCluster("protected cluster", ({ inputs, options }) =>
    [options.protect, at(inputs, "deletionProtection")].every((protects) => protects !== true),
  ),
  eachCluster("API server not open to everybody", (cluster) =>
    openingsOf(cluster).some((what) => /API server for (?:anybody|0\.0\.0\.0\/0)/.test(what)),
  ),
  {
    title: "monitoring",
    judge: (resources) => {
      if (workloads(resources).length === 0) {
        return undefined;
      }
      return installs(resources, "kube-prometheus-stack") ? [] : ["the stack: no kube-prometheus-stack"];
    },
  },
  {
    title: "backups",
    judge: (resources) => {
      if (!keepsData(resources)) {
        return undefined;
      }
      return installs(resources, "velero") ? [] : ["the stack: has volumes, but not the add-on velero"];
    },
  },
];
