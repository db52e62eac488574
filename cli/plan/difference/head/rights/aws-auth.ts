import { parseDocument } from "yaml";
import { at, text, texts } from "../../../../values";
import { labelOf } from "../../../label";
import type { PlannedResource } from "../../../planned-resource";
import { labelOfPlanned } from "../../words";
import { kept } from "../found";
import { joinedLabels } from "../names";
import { rule } from "../rule";

/** An entry of `mapRoles` or `mapUsers`. https://docs.aws.amazon.com/eks/latest/userguide/auth-configmap.html */
interface Entry {
  readonly arn: string;
  readonly groups: readonly string[];
}

/** The group of nodes that join a cluster. */
const ofNodes = "system:nodes";

/** Lists the nodes and identities that the ConfigMap `aws-auth` no longer lets into an EKS cluster, nodes first. */
export const awsAuthLines = rule("unprotected", ({ before, found }) => {
  const labels = new Map(before.map((each) => [each.urn, labelOf(each)]));
  return kept(found)
    .filter(({ after }) => isAwsAuth(after))
    .flatMap((pair) => shutOut(pair.before, pair.after, labels));
});

/** Reports whether a resource lets nodes and people into a cluster of EKS. */
export function isAwsAuth({ type, inputs }: PlannedResource): boolean {
  return (
    type.startsWith("kubernetes:core/v1:ConfigMap") &&
    text(inputs, "metadata", "name") === "aws-auth" &&
    text(inputs, "metadata", "namespace") === "kube-system"
  );
}

function shutOut(before: PlannedResource, after: PlannedResource, labels: ReadonlyMap<string, string>): string[] {
  const [old, now] = [entriesIn(before), entriesIn(after)];
  if (now === undefined) {
    return [];
  }
  const label = labelOfPlanned(after);
  const still = new Set(now.map(({ arn }) => arn));
  const named = new Set(after.propertyDependencies.data ?? []);
  /* The entries of before are known later if they name a resource's output; the plan still knows which resource. */
  const gone =
    old === undefined
      ? (before.propertyDependencies.data ?? []).flatMap((urn) => (named.has(urn) ? [] : (labels.get(urn) ?? [])))
      : old.filter(({ arn }) => !still.has(arn)).map(({ arn }) => arn);
  const hadNodes = old === undefined || old.some(isOfNodes);
  return [
    ...(hadNodes && !now.some(isOfNodes)
      ? [`${label}: no longer lets nodes into the cluster, because no entry has the group ${ofNodes}`]
      : []),
    ...(gone.length === 0 ? [] : [`${label}: no longer lets ${joinedLabels(gone)} into the cluster`]),
  ];
}

function isOfNodes({ groups }: Entry): boolean {
  return groups.includes(ofNodes);
}

/** Reads the entries; undefined if a part of them is known later. */
function entriesIn({ inputs }: PlannedResource): Entry[] | undefined {
  const keys = ["mapRoles", "mapUsers"].filter((key) => at(inputs, "data", key) !== undefined);
  const lists = keys.map((key) => text(inputs, "data", key)).map((list) => list && parseDocument(list).toJS());
  return lists.every(Array.isArray)
    ? lists.flat().map((entry: unknown) => ({
        arn: text(entry, "rolearn") ?? text(entry, "userarn") ?? "",
        groups: texts(entry, "groups"),
      }))
    : undefined;
}
