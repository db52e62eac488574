import { chartRemoval } from "../../../../../components/testing";
import { isDataStore } from "../../../../clouds";
import { items, text } from "../../../../values";
import type { PlannedResource } from "../../../planned-resource";
import { addonType, isPublicAddress } from "../../precious";
import type { Reclaimed } from "./reclaiming";

/** The consequence of a deletion for the content, by type. */
const fates: Readonly<Record<string, string>> = {
  "aws:eks/cluster:Cluster": "all workloads in the cluster are deleted, too",
  "gcp:container/cluster:Cluster": "all workloads in the cluster are deleted, too",
  "azure-native:containerservice:ManagedCluster": "all workloads in the cluster are deleted, too",
  "pulumi:providers:kubernetes": "all objects in the cluster are created again",
  "kubernetes:core/v1:Namespace": "all objects in the namespace are deleted, including volume claims and Secrets",
  "kubernetes:apiextensions.k8s.io/v1:CustomResourceDefinition": "all custom resources of this kind are deleted",
  "aws:eks/nodeGroup:NodeGroup": "the pods move to other nodes; data on the old nodes is lost",
  "gcp:container/nodePool:NodePool": "the pods move to other nodes; data on the old nodes is lost",
  "azure-native:containerservice:AgentPool": "the pods move to other nodes; data on the old nodes is lost",
  "azure-native:network:VirtualNetworkPeering": "connections through this link stop",
  "aws:ec2transitgateway/vpcAttachment:VpcAttachment": "connections through this link stop",
  "aws:kms/key:Key": "data encrypted with this key can never be read again",
  "gcp:kms/cryptoKey:CryptoKey": "data encrypted with this key can never be read again",
  "azure-native:keyvault:Key": "data encrypted with this key can never be read again",
};

/**
 * Describes the fate of a deleted resource's content, as the end of a sentence. `going` is everything that goes, and `reclaimed` knows the
 * classes of volumes.
 */
export function fateOf(resource: PlannedResource, going: readonly PlannedResource[], reclaimed: Reclaimed): string {
  const ofStore = isDataStore(resource.type) ? storeFate(resource) : undefined;
  const ofAddress = isPublicAddress(resource)
    ? "this address cannot come back, but clients may still use it"
    : undefined;
  const fate = own[resource.type]?.(resource, going, reclaimed) ?? fates[resource.type] ?? ofStore ?? ofAddress;
  return fate === undefined ? "" : `; ${fate}`;
}

/** A database that its cloud protects stays until somebody ends the protection; a snapshot keeps its content. */
function storeFate({ inputs }: PlannedResource): string {
  const isProtected = ["deletionProtection", "deletionProtectionEnabled"].some((key) => inputs[key] === true);
  const snapshot = inputs.skipFinalSnapshot === true ? undefined : text(inputs, "finalSnapshotIdentifier");
  const fate =
    snapshot === undefined ? "the content is deleted, too" : `the content stays only in the snapshot ${snapshot}`;
  return isProtected ? `the cloud refuses this until deletionProtection is off; then ${fate}` : fate;
}

type Fate = (resource: PlannedResource, going: readonly PlannedResource[], reclaimed: Reclaimed) => string | undefined;

const own: Readonly<Record<string, Fate>> = {
  [addonType]: endsWith,
  "kubernetes:core/v1:PersistentVolumeClaim": ofClaim,
  "kubernetes:apps/v1:StatefulSet": ofStatefulSet,
};

/** The catalogue knows the consequence of removing an add-on's chart. */
function endsWith({ urn }: PlannedResource, going: readonly PlannedResource[]): string | undefined {
  const charts = going.filter(({ parent }) => parent === urn).flatMap(({ inputs }) => text(inputs, "chart") ?? []);
  return charts
    .map((chart) => chartRemoval(chart.slice(chart.lastIndexOf("/") + 1)))
    .find((ends) => ends !== undefined);
}

function ofClaim(claim: PlannedResource, _going: readonly PlannedResource[], reclaimed: Reclaimed): string {
  const { inputs } = claim;
  const size = text(inputs, "spec", "resources", "requests", "storage") ?? "unknown size";
  const storageClass = text(inputs, "spec", "storageClassName");
  return `${size} of ${storageClass ?? "the default class"}; its ${reclaimed(storageClass, claim)}`;
}

function ofStatefulSet(owner: PlannedResource, going: readonly PlannedResource[], reclaimed: Reclaimed): string {
  const { inputs } = owner;
  const namespace = text(inputs, "metadata", "namespace");
  const losesNamespace = going.some(
    (each) => each.type === "kubernetes:core/v1:Namespace" && text(each.inputs, "metadata", "name") === namespace,
  );
  const goesAlone = text(inputs, "spec", "persistentVolumeClaimRetentionPolicy", "whenDeleted") === "Delete";
  if (!losesNamespace && !goesAlone) {
    return "the pods stop; the volume claims and their data stay";
  }
  const templates = items(inputs, "spec", "volumeClaimTemplates");
  const fates = [...new Set(templates.map((each) => reclaimed(text(each, "spec", "storageClassName"), owner)))];
  return `the volume claims are deleted with ${losesNamespace ? "the namespace" : "the StatefulSet"}; their ${fates.join(", or ")}`;
}
