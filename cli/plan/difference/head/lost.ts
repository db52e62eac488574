import { groupBy } from "../../../group-by";
import { shortened } from "../../../shortened";
import { at, text } from "../../../values";
import type { PlannedResource } from "../../planned-resource";
import type { Replaced } from "../difference";
import { addonType, isPrecious } from "../precious";
import { kindOfPlanned, labelOfPlanned, shownChange } from "../words";
import type { Compared, HeadLine } from "./contract";
import { joinedLabels } from "./names";
import { isRight } from "./rights";

/** Lists the data and the platforms that a change loses, and what becomes of them. */
export function lostLines({ found: { replaced, deleted } }: Compared): HeadLine[] {
  const again = replaced.filter(({ after }) => isPrecious(after));
  const gone = deleted.filter(isPrecious);
  const all = [...deleted, ...replaced.map(({ after }) => after)];
  const goneNamespaces = namespacesIn(all);
  const losesCluster = all.some(({ type }) => type === "pulumi:providers:kubernetes");
  return [
    ...again.map((each) => ({ after: each.after, text: `replaced${why(each)}` })),
    ...gone.map((after) => ({
      after,
      text: isKept(after) ? "left behind, and nothing manages it any more" : "deleted",
    })),
  ].map(({ after, text: what }) => ({
    class: "lost",
    text: `${labelOfPlanned(after)}: ${what}${fateOf(after, { goneNamespaces, losesCluster })}`,
  }));
}

/** Returns the names of the namespaces among resources. */
function namespacesIn(resources: readonly PlannedResource[]): Set<string> {
  return new Set(
    resources.flatMap(({ type, inputs }) =>
      type === "kubernetes:core/v1:Namespace" ? (text(inputs, "metadata", "name") ?? []) : [],
    ),
  );
}

function isKept({ options }: PlannedResource): boolean {
  return options.retainOnDelete === true;
}

function why({ causes }: Replaced): string {
  const [first] = causes;
  return first?.kind === "input" ? ` because of ${shownChange(first)}` : "";
}

/** What becomes of what a resource holds. */
const fates: Readonly<Record<string, string>> = {
  "aws:eks/cluster:Cluster": "everything that runs in the cluster goes with it",
  "gcp:container/cluster:Cluster": "everything that runs in the cluster goes with it",
  "azure-native:containerservice:ManagedCluster": "everything that runs in the cluster goes with it",
  "pulumi:providers:kubernetes": "every object of the cluster is made anew",
  "kubernetes:core/v1:Namespace": "every object in it goes, with its claims and Secrets",
  "kubernetes:apiextensions.k8s.io/v1:CustomResourceDefinition": "every object of its kind goes",
  "aws:eks/nodeGroup:NodeGroup": "its pods move to other nodes; what they keep on the node is lost",
  "gcp:container/nodePool:NodePool": "its pods move to other nodes; what they keep on the node is lost",
  "azure-native:containerservice:AgentPool": "its pods move to other nodes; what they keep on the node is lost",
  "aws:kms/key:Key": "what it encrypts can never be read again",
  "gcp:kms/cryptoKey:CryptoKey": "what it encrypts can never be read again",
  "azure-native:keyvault:Key": "what it encrypts can never be read again",
};

/** What else goes. */
interface Going {
  readonly goneNamespaces: ReadonlySet<string>;
  readonly losesCluster: boolean;
}

function fateOf({ type, inputs }: PlannedResource, { goneNamespaces, losesCluster }: Going): string {
  if (losesCluster && type.startsWith("kubernetes:")) {
    return "; it goes with the cluster, and so do its volumes unless they stay in the cloud";
  }
  if (type === "kubernetes:core/v1:PersistentVolumeClaim") {
    const size = text(inputs, "spec", "resources", "requests", "storage") ?? "unknown size";
    const storageClass = text(inputs, "spec", "storageClassName") ?? "the default class";
    return `; ${size} of ${storageClass}: its data is deleted unless the StorageClass has reclaimPolicy Retain`;
  }
  if (type === addonType) {
    const ends = text(inputs, "whenRemoved");
    return ends === undefined ? "" : `; ${ends}`;
  }
  if (type === "kubernetes:apps/v1:StatefulSet") {
    const isDeleted = text(inputs, "spec", "persistentVolumeClaimRetentionPolicy", "whenDeleted") === "Delete";
    if (goneNamespaces.has(text(inputs, "metadata", "namespace") ?? "")) {
      return "; its claims go with the namespace, and their data unless the StorageClass has reclaimPolicy Retain";
    }
    return isDeleted
      ? "; its claims and their data are deleted with it"
      : "; its pods stop, its claims and their data stay";
  }
  const fate = fates[type];
  return fate === undefined ? "" : `; ${fate}`;
}

/**
 * Lists what goes and holds no data: whole components in one line. Does not list what follows another resource that is replaced. What
 * guards a bucket that stays, stays with it.
 */
export function removedLines({ found: { deleted, replaced, succeeded } }: Compared): HeadLine[] {
  const plain = deleted.filter(
    (each) => !isPrecious(each) && !isRight(each) && !succeeded.some(({ before }) => before === each),
  );
  const byUrn = new Map(deleted.map((each) => [each.urn, each]));
  const topOf = (resource: PlannedResource): PlannedResource => {
    const parent = byUrn.get(resource.parent ?? "");
    return parent === undefined ? resource : topOf(parent);
  };
  const groups = [
    ...groupBy(
      plain.filter((each) => !isKept(each)),
      topOf,
    ),
  ].map(([top, all]) => {
    const kinds = [...new Set(all.filter((each) => each !== top).map(kindOfPlanned))];
    return `${labelOfPlanned(top)}${kinds.length === 0 ? "" : `, with ${shortened(kinds, 8)}`}`;
  });
  const kept = plain.filter(isKept).map(labelOfPlanned);
  const left = kept.length === 0 ? [] : [`${joinedLabels(kept)}: left behind, and nothing manages it any more`];
  const anew = replaced
    .filter(({ after, root }) => !isPrecious(after) && root === after.urn)
    .map((each) => `${labelOfPlanned(each.after)}: deleted and made again${why(each)}${pause(each.after)}`);
  return [...groups, ...left, ...anew].map((line) => ({ class: "removed", text: line }));
}

function pause({ type, inputs }: PlannedResource): string {
  const isWorkload = type.startsWith("kubernetes:apps/v1:");
  return isWorkload && at(inputs, "spec", "template") !== undefined ? "; its pods stop meanwhile" : "";
}
