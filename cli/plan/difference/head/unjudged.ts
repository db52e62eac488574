import { parseImage } from "../../../../components/testing";
import { factsOf } from "../../../clouds";
import { groupBy } from "../../../group-by";
import { shortened } from "../../../shortened";
import type { PlannedResource } from "../../planned-resource";
import type { Changed, PropertyChange } from "../changes";
import { isOfChart } from "../of-chart";
import { isComponent, kindOfPlanned, labelOfPlanned, shownChange } from "../words";
import { isCorrection } from "./alert-bounds";
import { wholeSchedule } from "./backup-schedules";
import { isChartRight } from "./chart-grants";
import type { Compared, HeadClass, HeadLine } from "./contract";
import { isEveryday } from "./everyday";
import { saysWhenDeleted } from "./expiry";
import { changesMeaning } from "./meaning";
import { joinedLabels, names } from "./names";
import { unknownFields } from "./object-settings";
import { placementJudge } from "./placement";
import { isOtherProgram } from "./pod-additions";
import { release } from "./release-options";
import { isRight } from "./rights";
import { targetJudge } from "./service-targets";
import { seconds } from "./spans";
import { trafficAnnotations } from "./traffic-annotations";
import { unknownMetadata } from "./unknown-metadata";
import { unknownRights } from "./unknown-rights";
import { onlyReadIn, unknownSettings } from "./unknown-settings";
import { isWeaker } from "./weaker";

/*
 * Nobody can list every input that protects something. So each changed input of a cloud, its nodes or its volumes gets a line, and so does
 * each changed setting of a program, unless a rule knows it: names and tags, sizes and versions, whatever gets stronger, and changes that
 * other lines show.
 */

/** Types whose inputs shape the platform: those of other providers than Kubernetes, and the objects that make nodes, volumes and certificates. */
const ofPlatform =
  /^(?!kubernetes:)|^kubernetes:(?:karpenter\.|storage\.k8s\.io|snapshot\.storage\.k8s\.io|node\.k8s\.io|velero\.io|crd\.projectcalico\.org)/;

/** Common values of charts for sizes, images and log levels. */
const ofSize =
  /^values\b.*(?:^|\.)(?:(?:resources|requests|limits|image|images|podAnnotations|annotations)\b.*|\w*(?:[rR]eplicas|[rR]eplicaCount|[sS]ize|[mM]emory|[cC]pu|[vV]ersion|[tT]ag|[lL]ogLevel|[lL]evel|storage)$)/;

/** Descriptions for people, and options of the engine. */
const ofPeople =
  /^(?:options|provider|triggers|metadata)\b|(?:^|\.)\w*(?:[tT]ags|[lL]abels)(?:\.|\[|$)|(?:^|\.)(?:description|displayName|comment|title|dashboardBody\b.*)$|\bLOG_?LEVEL(?:\]|$)/;

/** The classes whose lines name the meaning of inputs instead of the inputs. */
const meanings: ReadonlySet<HeadClass> = new Set(["open", "admin", "lost", "permission", "reach", "less"]);

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
  return [...groupBy(said, ({ what }) => what)].map(([what, alike]) => ({
    class: "unjudged",
    text: `${joinedLabels(alike.map(({ label }) => label))}: ${what}`,
  }));
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
  const isMeant = isTold(after) || told.some((line) => meanings.has(line.class) && names(line.text, label));
  const unknown = pair.properties.filter(
    (change) =>
      !(release.test(after.type) && !change.path.startsWith("values")) &&
      wholeSchedule(pair, change) === undefined &&
      !isKnown(after, change) &&
      !(isMeant && changesMeaning(pair, change)),
  );
  return untold({ after, properties: unknown }, told);
}

/** Leaves out what lines about the same resource show. */
function untold({ after, properties }: Pick<Changed, "after" | "properties">, told: readonly HeadLine[]) {
  const label = labelOfPlanned(after);
  const own = told.filter((line) => names(line.text, label));
  const isTold = (change: PropertyChange) =>
    own.some(({ class: cls, text }) =>
      judging.has(cls) ? tells(text, change) : meanings.has(cls) && text.includes(shownChange(change)),
    );
  return properties
    .filter((change) => isOtherImage(change) || isOtherProgram(change) || !isTold(change))
    .map((change) => ({ label, what: shownChange(change) }));
}

/** Reports whether a change is harmless: it is a description, other lines show its rights, or the change back would be the weaker one. */
function isKnown(resource: PlannedResource, change: PropertyChange): boolean {
  const { path, before, after } = change;
  const isStronger = isWeaker(resource, { path, before: after, after: before });
  /* What is weaker has a line, perhaps with others like it and without its path. */
  const isTold = isStronger || isWeaker(resource, change);
  const isEmpty = [before, after].every((value) => value === undefined || value === "");
  const isNamed =
    (ofPeople.test(path) && !isNetworkTag(resource, path)) ||
    ofSize.test(path) ||
    policies.test(path) ||
    saysWhenDeleted(path);
  return (
    isNamed ||
    isTold ||
    isEmpty ||
    isEveryday(resource, change) ||
    isChartRight(resource, change) ||
    isTuning(resource, change) ||
    isNextImage(change)
  );
}

/** Tags of machines at Google, by which firewalls and routes choose them. https://cloud.google.com/vpc/docs/add-remove-network-tags */
function isNetworkTag({ type }: PlannedResource, path: string): boolean {
  return type.startsWith("gcp:") && /(?:^|\.)tags\[/.test(path);
}

/** Time limits and batches of clouds, by their names. How long something is kept or locked is not among them. */
const ofTime =
  /(?:^|\.)(?:batchSize|maximumBatchingWindowInSeconds|timeout|timeoutSeconds|visibilityTimeoutSeconds|ackDeadlineSeconds|idleTimeout|maxInstanceRequestConcurrency|intervalSeconds|healthCheck\.(?:interval|timeout|healthyThreshold|unhealthyThreshold))$/;

/** The factor by which a time limit may change to count as a correction. */
const timeCorrection = 4;

function isTuning({ type }: PlannedResource, { path, before, after }: PropertyChange): boolean {
  const [was = 0, is = 0] = [before, after].map((value) =>
    value === undefined ? 0 : (seconds(value) ?? Number(value)),
  );
  /* https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html */
  const isAlarm = type.startsWith("aws:cloudwatch/");
  const isBound = isAlarm && path === "threshold";
  const isSooner = isAlarm && /^(?:evaluationPeriods|datapointsToAlarm)$/.test(path) && is <= was;
  const isPositive = was > 0 && is > 0;
  return (
    isPositive &&
    (isSooner ||
      (ofTime.test(path) && Math.max(was / is, is / was) <= timeCorrection) ||
      (isBound && isCorrection(was, is)))
  );
}

/** Reports another image, whose version says nothing about who made it. Images of pods and charts have lines of their own. */
function isOtherImage(change: PropertyChange): boolean {
  return /^(?!spec|values).*\bimage$/.test(change.path) && change.before !== undefined && !isNextImage(change);
}

/** Reports another tag of the same image. Another line shows the tags. */
function isNextImage({ path, before, after }: PropertyChange): boolean {
  const [was, is] = [before, after].map((value) => (typeof value === "string" ? parseImage(value) : undefined));
  const isPinned = was?.digest === undefined || is?.digest !== undefined;
  return /(?:^|\.)image$/.test(path) && was !== undefined && was.name === is?.name && isPinned;
}

/** Documents and groups of rights, of which each grant is compared. */
const policies =
  /^(?:policy|policyDocument|assumeRolePolicy|inlinePolicies|managedPolicyArns|kubernetesGroups|policyData\.bindings)\b/;

function tells(line: string, { path, before, after }: PropertyChange): boolean {
  const values = [before, after].filter((value) => typeof value === "string" && value.length >= shortest);
  return line.includes(`${path} `) || values.some((value) => line.includes(`"${String(value)}"`));
}

/** A line may have a shorter text in it by chance. */
const shortest = 6;
