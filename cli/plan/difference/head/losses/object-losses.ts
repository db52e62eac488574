import type { RegisteredResource } from "../../../../../components/testing";
import { text } from "../../../../values";
import { labelOf } from "../../../label";
import type { PlannedResource } from "../../../planned-resource";
import { kindOfPlanned } from "../../words";
import { joinedLabels } from "../names";
import { linkedTo, namespaceIn } from "../object-links";

/** Kinds that work on their own, or whose users appear in other lines. */
const plainKinds =
  /^(?:ConfigMap|Secret|Service|Endpoints|EndpointSlice|Ingress|HTTPRoute|GRPCRoute|TLSRoute|TCPRoute|Namespace|CustomResourceDefinition|PersistentVolume|PersistentVolumeClaim|HorizontalPodAutoscaler|ScaledObject)$/;

/** What stops with objects that nothing names. */
const losses: Readonly<Record<string, string>> = {
  CronJob: "; the jobs no longer run, but the rest of the application stays",
  DaemonSet: "; the nodes stay, but run without this DaemonSet",
};

/** Describes what a deleted object leaves behind; nothing if it is a whole application, or is deleted with one. */
export function lossOfObject(
  resource: PlannedResource,
  after: readonly RegisteredResource[],
  deleted: readonly PlannedResource[],
  isRunning: (other: PlannedResource) => boolean,
): string | undefined {
  const kind = kindOfPlanned(resource);
  const namespace = namespaceIn(resource);
  const isGone = deleted.some(
    (each) =>
      each.urn === resource.provider ||
      (namespace !== undefined &&
        kindOfPlanned(each) === "Namespace" &&
        text(each.inputs, "metadata", "name") === namespace),
  );
  if (isGone || plainKinds.test(kind)) {
    return undefined;
  }
  const isLinked = linkedTo(resource);
  const partners = after.filter(isLinked);
  if (partners.length > 0) {
    return whileStaying(partners);
  }
  return kind === "ServiceAccount" || deleted.some((each) => each !== resource && isRunning(each) && isLinked(each))
    ? undefined
    : (losses[kind] ?? "; the objects that relied on it stay");
}

/** Names those who stay. */
export function whileStaying(partners: readonly RegisteredResource[]): string {
  const labels = [...new Set(partners.map(labelOf))];
  const shown = labels.length > 4 ? [...labels.slice(0, 3), `${labels.length - 3} more`] : labels;
  return `, but ${joinedLabels(shown)} stay${labels.length === 1 ? "s" : ""}`;
}
