import { unknownMark } from "../../../../../components/testing";
import { factsOf } from "../../../../clouds";
import { shortened } from "../../../../shortened";
import type { PlannedResource } from "../../../planned-resource";
import type { Changed, PropertyChange } from "../../changes";
import { isOfChart } from "../../of-chart";
import { isComponent, kindOfPlanned, labelOfPlanned, shownChange } from "../../words";
import { type Compared, type HeadClass, type HeadLine, meaningClasses } from "../contract";
import { names, shortestValue } from "../names";
import { targetJudge } from "../network";
import { placementJudge } from "../nodes";
import { release, wholeSchedule } from "../protection";
import { changesMeaning, isRight, unknownRights } from "../rights";
import { joinedSaid } from "../said";
import { isKnown, isMoreThanItself, isNextImage } from "./known-inputs";
import { unknownFields } from "./object-settings";
import { isOtherProgram } from "./pod-additions";
import { sideEffect } from "./side-effects";
import { trafficAnnotations } from "./traffic-annotations";
import { unknownMetadata } from "./unknown-metadata";
import { onlyReadIn, unknownSettings } from "./unknown-settings";

/*
 * A list of all protecting inputs is impossible. So each changed input of a cloud resource, its nodes or its volumes gets a line, and so does each
 * changed setting of a program. There is no line if a rule knows the change: names and tags, sizes and versions, stronger protection, and changes
 * that other lines show.
 */

/** Types whose inputs shape the platform: those of other providers than Kubernetes, and the objects that make nodes, volumes and certificates. */
const ofPlatform =
  /^(?!kubernetes:)|^kubernetes:(?:karpenter\.|storage\.k8s\.io|snapshot\.storage\.k8s\.io|node\.k8s\.io|velero\.io|crd\.projectcalico\.org)/;

/**
 * The classes whose lines name inputs, and judge them. Other lines only name resources that restart or are made again because of an input.
 */
const judging: ReadonlySet<HeadClass> = new Set(["unprotected", "version", "size"]);

/** Lists changed inputs of the platform, and settings of programs, that no rule knows. `told` are the lines that the head already has. */
export function unjudgedLines(compared: Compared, told: readonly HeadLine[]): HeadLine[] {
  const { after: resources, found } = compared;
  const leadsAway = targetJudge(compared, told);
  const surroundings = { isOnlyRead: onlyReadIn(resources), needsNodes: placementJudge(resources) };
  const rendered = new Set(resources.filter(isOfChart).map(({ parent }) => parent));
  /* What the inputs of a component change shows in its resources. */
  const isOurs = (resource: PlannedResource) =>
    !isComponent(resource) &&
    (ofPlatform.test(resource.type) || (release.test(resource.type) && !rendered.has(resource.urn)));
  const own = [...found.changed, ...found.replaced.filter(({ after, root }) => root === after.urn)];
  const ofPrograms = [...own, ...found.succeeded].map((pair) => ({
    ...pair,
    properties: [
      ...new Set([
        ...unknownSettings(pair, found, surroundings),
        ...trafficAnnotations(pair),
        ...(isOurs(pair.after) && !release.test(pair.after.type) ? [] : unknownFields(pair, found, told, leadsAway)),
        ...unknownMetadata(pair, found),
      ]),
    ],
  }));
  const said = [
    ...unknownRights(found),
    ...own
      .filter(({ after }) => isOurs(after) && (isTold(after) || !isRight(after)))
      .flatMap((pair) => unknownOf(pair, told)),
    ...ofPrograms.flatMap((pair) => {
      const own = untold(pair, told);
      return kindOfPlanned(pair.after) === "ConfigMap" ? inOne(own) : own;
    }),
  ];
  return joinedSaid(said.map((each) => ({ class: "unjudged", ...each })));
}

/** Joins the changes of one ConfigMap: a script or a file changes in many places. */
function inOne(said: readonly { readonly label: string; readonly what: string }[]) {
  const [first] = said;
  return first === undefined
    ? []
    : [
        {
          label: first.label,
          what: shortened(
            said.map(({ what }) => what),
            4,
          ),
        },
      ];
}

/** Reports whether lines name who is let in by a resource, though not the resource: a rule belongs to its group or network. */
function isTold({ type }: PlannedResource): boolean {
  return factsOf(type)?.admits !== undefined;
}

function unknownOf(pair: Changed, told: readonly HeadLine[]) {
  const { after } = pair;
  const label = labelOfPlanned(after);
  const isMeant = isTold(after) || told.some((line) => meaningClasses.has(line.class) && names(line.text, label));
  const isSourced = told.some((line) => line.class === "source" && names(line.text, label));
  const unknown = pair.properties.filter(
    (change) =>
      !(release.test(after.type) && !change.path.startsWith("values")) &&
      wholeSchedule(pair, change) === undefined &&
      !isKnown(after, change) &&
      !(isSourced && /^values\b.*\.(?:registry|repository)$/.test(change.path)) &&
      !(isMeant && !isHidden(change) && changesMeaning(pair, change)),
  );
  return untold({ after, properties: unknown }, told);
}

/** Reports a whole map or list that one of the plans does not know. No line can describe its content. */
function isHidden({ before, after }: PropertyChange): boolean {
  const isWhole = (value: unknown) => typeof value === "object" && value !== null;
  return (before === unknownMark && isWhole(after)) || (after === unknownMark && isWhole(before));
}

/** Leaves out what lines about the same resource show. */
function untold({ after, properties }: Pick<Changed, "after" | "properties">, told: readonly HeadLine[]) {
  const label = labelOfPlanned(after);
  const own = told.filter((line) => names(line.text, label));
  const isTold = (change: PropertyChange) =>
    own.some(({ class: cls, text }) =>
      judging.has(cls)
        ? (cls === "unprotected" || !isMoreThanItself(after, change)) && tells(text, change)
        : meaningClasses.has(cls) && text.includes(shownChange(change)),
    );
  return properties
    .filter((change) => isOtherImage(change) || isOtherProgram(change) || !isTold(change))
    .map((change) => {
      const effect = sideEffect(after, change);
      return { label, what: `${shownChange(change)}${effect === undefined ? "" : `: ${effect}`}` };
    });
}

/** Reports another image, because a version does not show who built it. Images of pods and charts have their own lines. */
function isOtherImage(change: PropertyChange): boolean {
  return /^(?!spec|values).*\bimage$/.test(change.path) && change.before !== undefined && !isNextImage(change);
}

function tells(line: string, { path, before, after }: PropertyChange): boolean {
  const values = [before, after].filter((value) => typeof value === "string" && value.length >= shortestValue);
  return line.includes(`${path} `) || values.some((value) => line.includes(`"${String(value)}"`));
}
