import { chartRemoval } from "../../../../components/testing";
import { isDataStore } from "../../../clouds";
import { text } from "../../../values";
import type { PlannedResource } from "../../planned-resource";
import { addonType, isPublicAddress } from "../precious";

/** The consequence of a deletion for the content, by type. */
const fates: Readonly<Record<string, string>> = {
  "aws:eks/cluster:Cluster": "everything that runs in the cluster is deleted with it",
  "gcp:container/cluster:Cluster": "everything that runs in the cluster is deleted with it",
  "azure-native:containerservice:ManagedCluster": "everything that runs in the cluster is deleted with it",
  "pulumi:providers:kubernetes": "every object of the cluster is made again",
  "kubernetes:core/v1:Namespace": "every object in it is deleted, with its claims and Secrets",
  "kubernetes:apiextensions.k8s.io/v1:CustomResourceDefinition": "every object of its kind is deleted",
  "aws:eks/nodeGroup:NodeGroup": "its pods move to other nodes; what they keep on the node is lost",
  "gcp:container/nodePool:NodePool": "its pods move to other nodes; what they keep on the node is lost",
  "azure-native:containerservice:AgentPool": "its pods move to other nodes; what they keep on the node is lost",
  "azure-native:network:VirtualNetworkPeering": "no connection comes in through it meanwhile",
  "aws:ec2transitgateway/vpcAttachment:VpcAttachment": "no connection comes in through it meanwhile",
  "aws:kms/key:Key": "data that it encrypts can never be read again",
  "gcp:kms/cryptoKey:CryptoKey": "data that it encrypts can never be read again",
  "azure-native:keyvault:Key": "data that it encrypts can never be read again",
};

/** Describes the fate of a deleted resource's content, as the end of a sentence. `going` is everything that goes. */
export function fateOf(resource: PlannedResource, going: readonly PlannedResource[]): string {
  const ofStore = isDataStore(resource.type) ? "its content is deleted with it" : undefined;
  const ofAddress = isPublicAddress(resource) ? "you cannot get the address again, and others may know it" : undefined;
  const fate = own[resource.type]?.(resource, going) ?? fates[resource.type] ?? ofStore ?? ofAddress;
  return fate === undefined ? "" : `; ${fate}`;
}

type Fate = (resource: PlannedResource, going: readonly PlannedResource[]) => string | undefined;

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

function ofClaim({ inputs }: PlannedResource): string {
  const size = text(inputs, "spec", "resources", "requests", "storage") ?? "unknown size";
  const storageClass = text(inputs, "spec", "storageClassName") ?? "the default class";
  return `${size} of ${storageClass}: its data is deleted unless the StorageClass has reclaimPolicy Retain`;
}

function ofStatefulSet({ inputs }: PlannedResource, going: readonly PlannedResource[]): string {
  const namespace = text(inputs, "metadata", "namespace");
  const losesNamespace = going.some(
    (each) => each.type === "kubernetes:core/v1:Namespace" && text(each.inputs, "metadata", "name") === namespace,
  );
  if (losesNamespace) {
    return "its claims are deleted with the namespace, and their data too unless the StorageClass has reclaimPolicy Retain";
  }
  return text(inputs, "spec", "persistentVolumeClaimRetentionPolicy", "whenDeleted") === "Delete"
    ? "its claims and their data are deleted with it"
    : "its pods stop, its claims and their data stay";
}
