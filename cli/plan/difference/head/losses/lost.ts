import { groupBy } from "../../../../group-by";
import { shortened } from "../../../../shortened";
import { at, items, text } from "../../../../values";
import type { PlannedResource } from "../../../planned-resource";
import type { Replaced } from "../../difference";
import { isPrecious } from "../../precious";
import { kindOfPlanned, labelOfPlanned, shownChange } from "../../words";
import type { Compared, HeadLine } from "../contract";
import { isCustomResource } from "../custom-resources";
import { joinedLabels } from "../names";
import { isRight } from "../rights";
import { linesOf, rule } from "../rule";
import { deletedAlone } from "./deleted-alone";
import { fateOf } from "./fates";
import { handOvers } from "./handed-over";
import { reclaimWords } from "./reclaiming";
import { severed } from "./severed";
import { stopped } from "./stopped";

/** Lists the data and the platforms that a change deletes, and what happens to their content. */
export const lostLines = rule("lost", ({ before, found: { replaced, deleted, created } }) => {
  const going = [...deleted, ...replaced.map(({ after }) => after)];
  const losesCluster = going.some(({ type }) => type === "pulumi:providers:kubernetes");
  const isOfCluster = (resource: PlannedResource) => losesCluster && resource.type.startsWith("kubernetes:");
  const reclaimed = reclaimWords(before);
  const again = replaced.filter(({ after }) => isPrecious(after) && !isOfCluster(after));
  const gone = deleted.filter((each) => isPrecious(each) && !isOfCluster(each));
  const withCluster = going.filter((each) => isPrecious(each) && isOfCluster(each)).map(labelOfPlanned);
  return [
    ...again.map(
      (each) =>
        `${labelOfPlanned(each.after)}: replaced${why(each)}${fateOf(each.after, going, reclaimed)}${emptyVolumes(each)}`,
    ),
    ...gone.map(
      (each) =>
        `${labelOfPlanned(each)}: ${isKept(each) ? leftBehind : `deleted${fateOf(each, going, reclaimed)}`}${anew(each, gone, created)}`,
    ),
    ...(withCluster.length === 0
      ? []
      : [
          `${joinedLabels(withCluster)}: deleted with the cluster; only volumes with reclaimPolicy Retain stay in the account`,
        ]),
  ];
});

/**
 * Names a resource that is lost only because its URN changes, for instance because it moves into a component. If there are several, nobody knows
 * which one it is.
 */
function anew(lost: PlannedResource, ...sides: readonly (readonly PlannedResource[])[]): string {
  return sides.every((all) => all.filter(({ type, name }) => type === lost.type && name === lost.name).length === 1)
    ? "; the program declares this resource again under another parent; to keep the resource, add an alias"
    : "";
}

/** A claim has the name of its template, so pods with a template of another name get new claims. */
function emptyVolumes({ before, after }: Replaced): string {
  const [old, now] = [before, after].map(({ inputs }) =>
    items(inputs, "spec", "volumeClaimTemplates").map((each) => text(each, "metadata", "name")),
  );
  const fresh = now?.filter((name) => old?.includes(name) !== true) ?? [];
  return kindOfPlanned(after) === "StatefulSet" && old?.length !== 0 && fresh.length > 0
    ? `; the new pods start with empty volumes (${fresh.join(", ")})`
    : "";
}

const leftBehind = "left behind, and no longer managed";

function isKept({ options }: PlannedResource): boolean {
  return options.retainOnDelete === true;
}

function why({ causes }: Replaced): string {
  const [first] = causes;
  return first?.kind === "input" ? ` because of ${shownChange(first)}` : "";
}

/**
 * Lists deleted resources without data: whole components in one line. Leaves out resources that are replaced because another one is. Guards
 * of a bucket that stays also stay.
 */
export function removedLines(compared: Compared): HeadLine[] {
  const { found } = compared;
  const { deleted, replaced, succeeded } = found;
  const followed = new Set([
    ...[...succeeded, ...handOvers(found)].map(({ before }) => before),
    ...[...severed(found), ...deletedAlone(compared)].map(({ resource }) => resource),
  ]);
  const plain = deleted.filter((each) => !isPrecious(each) && !isRight(each) && !followed.has(each));
  const byUrn = new Map(deleted.map((each) => [each.urn, each]));
  const topOf = (resource: PlannedResource): PlannedResource => {
    const parent = byUrn.get(resource.parent ?? "");
    return parent === undefined ? resource : topOf(parent);
  };
  const isStopped = stopped(compared);
  const groups = [
    ...groupBy(
      plain.filter((each) => !isKept(each)),
      topOf,
    ),
  ].map(([top, all]): HeadLine => {
    const kinds = [...new Set(all.filter((each) => each !== top).map(kindOfPlanned))];
    const what = `${labelOfPlanned(top)}${kinds.length === 0 ? "" : `, with ${shortened(kinds, 8)}`}`;
    return !isPrecious(top) && all.some(isStopped)
      ? { class: "unjudged", text: `${what}: deleted; the plan does not show whether something still needs it` }
      : { class: "removed", text: what };
  });
  const kept = plain.filter(isKept).map(labelOfPlanned);
  const left = kept.length === 0 ? [] : [`${joinedLabels(kept)}: ${leftBehind}`];
  const anew = replaced
    .filter(({ after, root }) => !isPrecious(after) && root === after.urn)
    .map((each): HeadLine => {
      const meanwhile = lossMeanwhile(each.after);
      const line = `${labelOfPlanned(each.after)}: deleted and created again${why(each)}${meanwhile}`;
      return {
        class: meanwhile !== "" ? "unprotected" : isMadeAgainOften(each) ? "removed" : "unjudged",
        text: line,
      };
    });
  return [...groups, ...linesOf("removed", left), ...anew];
}

/**
 * Reports what is made again with every new version, or only holds what other lines compare. Others know a class or an issuer by its name,
 * such as the claims of a chart, which no plan shows.
 */
function isMadeAgainOften({ after, causes }: Replaced): boolean {
  const isRenamed = causes.some((cause) => cause.kind === "input" && cause.path === "metadata.name");
  const isOften = isRight(after) || settingsOnly.test(after.type) || versioned.test(after.type);
  return isOften && !(isRenamed && /:(?:StorageClass|(?:Cluster)?Issuer)$/.test(after.type));
}

const versioned =
  /^(?:random|tls|time|null):|^kubernetes:(?:core\/v1:(?:ConfigMap|Secret)|batch\/v1:Job|storage\.k8s\.io\/v1:StorageClass|policy\/v1:PodDisruptionBudget)$|:(?:TaskDefinition|LayerVersion|LaunchConfiguration|LaunchTemplate|Deployment|SecretVersion|InstanceTemplate|BucketObject\w*|CertificateValidation)$/;

/** Groups of custom resources that set up other programs, and hold nothing themselves. */
const settingsOnly = /^kubernetes:(?:monitoring\.coreos\.com|cilium\.io|kyverno\.io|cert-manager\.io)\//;

/** Describes what is missing until a resource exists again, as the end of a sentence; empty if nothing is. */
function lossMeanwhile(resource: PlannedResource): string {
  const { type, inputs } = resource;
  const isWorkload = type.startsWith("kubernetes:apps/v1:");
  if (isCustomResource(resource) && !settingsOnly.test(type)) {
    return "; the controller may also delete the external resource and its data, such as a topic or a database";
  }
  if (type === "kubernetes:core/v1:Service") {
    return "; meanwhile the pods get no requests, and the Service gets a new address";
  }
  return isWorkload && at(inputs, "spec", "template") !== undefined ? "; meanwhile the pods stop" : "";
}
