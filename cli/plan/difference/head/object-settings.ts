import { parseQuantity } from "../../../../components/testing";
import { text } from "../../../values";
import { kindOf } from "../../label";
import type { PlannedResource } from "../../planned-resource";
import type { Changed, PropertyChange } from "../changes";
import { isOfChart } from "../of-chart";
import { registered } from "../registered";
import { labelOfPlanned } from "../words";
import { isAdmissionPolicy } from "./admission-policies";
import type { HeadLine } from "./contract";
import { isCustomResource } from "./custom-resources";
import { changesMeaning } from "./meaning";
import { names } from "./names";
import { seconds } from "./spans";
import { isWeaker } from "./weaker";
import { lastWord } from "./wording";

/*
 * Fields of objects outside of pods: those of custom resources, which only their controllers know, and those of Kubernetes' own kinds that
 * decide who gets requests, how jobs end and what the API serves. As with pods, the lists are of what is harmless or judged elsewhere.
 */

/** Kinds whose changes have lines of their own: alerts, scaling, policies and encrypted values. */
const judgedElsewhere =
  /(?:NetworkPolicy|HorizontalPodAutoscaler|ScaledObject|ScaledJob|PrometheusRule|SealedSecret)$|^(?:Role|ClusterRole|RoleBinding|ClusterRoleBinding)$/;

/** Fields of Kubernetes' own kinds that count, by kind. */
const fieldsOf: ReadonlyMap<string, RegExp> = new Map(
  Object.entries({
    Service:
      /^spec\.(?:externalTrafficPolicy|internalTrafficPolicy|sessionAffinity|publishNotReadyAddresses|externalName|ipFamilies|ipFamilyPolicy|allocateLoadBalancerNodePorts|loadBalancerClass|trafficDistribution)\b/,
    Ingress: /^spec\.(?:rules\[[^\]]*\]\.http|defaultBackend)\b/,
    Job: /^spec\.(?:backoffLimit|activeDeadlineSeconds|completions|podFailurePolicy)\b/,
    CronJob:
      /^spec\.(?:timeZone|startingDeadlineSeconds|jobTemplate\.spec\.(?:backoffLimit|activeDeadlineSeconds|completions|podFailurePolicy))\b/,
    Deployment: /^spec\.(?:minReadySeconds|progressDeadlineSeconds)$/,
    StatefulSet: /^spec\.(?:minReadySeconds|podManagementPolicy|ordinals)\b/,
    DaemonSet: /^spec\.minReadySeconds$/,
    LimitRange: /^spec\.limits\b/,
    PriorityClass: /^(?:value|globalDefault|preemptionPolicy)$/,
    CustomResourceDefinition: /^spec\.(?:versions\[[^\]]*\](?:$|\.(?:served|storage)$)|conversion\b)/,
    APIService: /^spec\b/,
  }),
);

/** Returns the changed fields of an object whose meaning no rule knows. `told` are the lines that the head already has. */
export function unknownFields(pair: Changed, told: readonly HeadLine[]): PropertyChange[] {
  const { after } = pair;
  const kind = after.type.startsWith("kubernetes:") ? kindOf(registered(after)) : "";
  const fields = isCustomResource(after) ? ofCustom : fieldsOf.get(kind);
  /* The publisher of a chart chooses what it renders. */
  if (fields === undefined || judgedElsewhere.test(kind) || isAdmissionPolicy(after) || isOfChart(after)) {
    return [];
  }
  const label = labelOfPlanned(after);
  const isMeant = told.some((line) => meanings.has(line.class) && names(line.text, label));
  return pair.properties.filter(
    (change) =>
      fields.test(change.path) &&
      !isHarmless(after, change) &&
      !(isMeant && (toldInWords.test(change.path) || changesMeaning(pair, change))) &&
      !told.some((line) => isAbout(line, label, change)),
  );
}

/** Where code and certificates come from, whose rights apply, and whom something lets in: lines tell them in their own words. */
const toldInWords =
  /(?:^|\.)(?:\w*[uU][rR][lL]|chart|targetRevision|ref\.\w+|serviceAccount(?:Name)?(?:\.name)?|(?:certificateRefs|conditions|hosts|hostnames|dnsNames)\b.*)$|^spec\.(?:acme|ca|selfSigned|vault|venafi)\b/;

const ofCustom = /^(?!(?:kind|apiVersion|metadata|status)\b)/;

const meanings: ReadonlySet<HeadLine["class"]> = new Set([
  "open",
  "admin",
  "lost",
  "unprotected",
  "source",
  "permission",
  "reach",
  "removed",
  "less",
]);

/** Reports whether a line about an object has the value of a change in it, in its own words. */
function isAbout({ class: cls, text: line }: HeadLine, label: string, { before, after }: PropertyChange): boolean {
  const values = [before, after].flatMap((value) => text(value) ?? []).filter((value) => value.length >= shortest);
  return meanings.has(cls) && names(line, label) && values.some((value) => line.includes(value));
}

/** A line may have a shorter text in it by chance. */
const shortest = 6;

/** What people read, what is told as a version, and how much a program says. */
const harmless = new Set("annotations comment description image level message summary tag title version".split(" "));

/** How many and how much. */
const amounts =
  /(?:replicas|instances|count|partitions|size|storage|memory|cpu|parallelism|concurrency|workers|deadlineSeconds|readySeconds|\.max\.[\w-]+|\.default\.[\w-]+)$/i;

/** How long, or how often. */
const times = /(?:interval|timeout|duration|period|wait|before|after|delay|seconds|minutes|hours|ttl)$/i;

/** The factor by which a time may change to count as a correction. */
const correction = 4;

/** The factors by which an amount may fall or rise. */
const fewer = 2;
const more = 10;

function isHarmless(resource: PlannedResource, change: PropertyChange): boolean {
  const { path, before, after } = change;
  const isStronger = isWeaker(resource, { path, before: after, after: before });
  return (
    isStronger ||
    isWeaker(resource, change) ||
    harmless.has(lastWord(path)) ||
    (path === "spec.sessionAffinity" && after === "ClientIP") ||
    /* Where objects are named whose Secrets or certificates are read, other lines compare the names. */
    /\.certificateRefs\[/.test(path) ||
    (/^spec\.data(?:From)?\[/.test(path) && before === undefined) ||
    /(?:^|\.)(?:labels|annotations|tags|resources|requests|limits\.(?:cpu|memory))\b/.test(path) ||
    isSimilar(path, before, after)
  );
}

function isSimilar(path: string, before: unknown, after: unknown): boolean {
  const ratio = (read: (value: unknown) => number | undefined) => {
    const [was = 0, is = 0] = [before, after].map(read);
    return was > 0 ? is / was : 0;
  };
  const ofTime = ratio((value) => seconds(value));
  const ofAmount = ratio((value) => parseQuantity(text(value) ?? ""));
  return (
    (times.test(path) && ofTime >= 1 / correction && ofTime <= correction) ||
    (amounts.test(path) && ofAmount > 1 / fewer && ofAmount <= more)
  );
}
