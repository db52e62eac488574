import { at, isRecord, items, text } from "../../../../values";
import { kindOf } from "../../../label";
import type { PlannedResource } from "../../../planned-resource";
import type { Changed, PropertyChange } from "../../changes";
import type { Difference } from "../../difference";
import { registered } from "../../registered";
import { labelOfPlanned } from "../../words";
import { type HeadClass, type HeadLine, meaningClasses } from "../contract";
import { names, shortestValue } from "../names";
import type { LeadsAway } from "../network";
import { isAdmissionPolicy, isWeaker, lastWord } from "../protection";
import { changesMeaning } from "../rights";
import { isNoSlower } from "../scaling-pace";
import { isVendors } from "../vendors";
import { isSimilar } from "./object-amounts";
import { sideEffect } from "./side-effects";

/*
 * Fields of objects other than pods, of custom resources and of Kubernetes' own kinds. A list of all important fields is impossible. So these lists
 * contain the fields that are harmless or judged elsewhere, and every other field counts.
 */

/** Kinds whose fields other rules evaluate: flows of policies, permissions, and encrypted values. */
const judgedElsewhere = /(?:NetworkPolicy|SealedSecret)$|^(?:Role|ClusterRole|RoleBinding|ClusterRoleBinding)$/;

/** What policies of Cilium ask of requests, which are no flows. https://docs.cilium.io/en/stable/security/policy/language/#layer-7-examples */
const ofRequests = /\.toPorts\[[^\]]*\]\.(?:rules|terminatingTLS|originatingTLS|listener)\b|\.authentication\b/;

/** How many pods run, how they are replaced, what selects them, and the pods themselves. */
const ofWorkload = /^spec\.(?:replicas|selector|strategy|template)\b/;
const ofMeasures =
  /^spec\.(?:minReplicas|maxReplicas|minReplicaCount|maxReplicaCount|targetCPUUtilizationPercentage|(?:metrics|triggers)\[[^\]]*\](?:$|\.metadata\.(?!activation)\w*(?:[tT]hreshold|[vV]alue|[lL]ength|[lL]ag|[cC]ount)$|\.\w+\.target\.(?:averageUtilization|averageValue|value)$))/;

/** Fields that other rules evaluate, or that change nothing that runs, by kind. Every other field counts. */
const judgedFields: ReadonlyMap<string, RegExp> = new Map(
  Object.entries({
    Service:
      /^spec\.(?:selector\b|ports\[[^\]]*\](?:$|\.(?:port|targetPort)$)|externalIPs\b|loadBalancerSourceRanges\b)/,
    Ingress: /^spec\.(?:rules\[[^\]]*\](?:$|\.host$)|tls\b|ingressClassName$)/,
    Job: /^spec\.(?:template|selector)\b/,
    CronJob: /^spec\.(?:schedule|jobTemplate\.(?:metadata|spec\.template))\b/,
    Deployment: ofWorkload,
    ReplicaSet: ofWorkload,
    StatefulSet:
      /^spec\.(?:replicas|selector|updateStrategy\.(?!rollingUpdate\.partition)|template|volumeClaimTemplates)\b/,
    DaemonSet: /^spec\.(?:selector|updateStrategy|template)\b/,
    HorizontalPodAutoscaler: ofMeasures,
    ScaledObject: ofMeasures,
    ScaledJob: /^spec\.(?:jobTargetRef\.template\b|triggers\b)|ReplicaCount$/,
    PrometheusRule:
      /^spec\.groups\[[^\]]*\](?:$|\.name$|\.rules\[[^\]]*\](?:$|\.(?:alert|expr|for|annotations|labels\.severity)\b))/,
    /* Other lines tell versions, sources and values, and values that no chart renders. */
    Release: /^(?:values|chart|version|repositoryOpts|name|namespace|timeout|description|maxHistory|resourceNames)\b/,
    PodDisruptionBudget: /^spec\.(?:minAvailable|maxUnavailable|selector)\b/,
    ResourceQuota: /^spec\.hard\b/,
    ConfigMap: /^(?:data|binaryData|immutable)\b/,
    CustomResourceDefinition:
      /^spec\.(?:names\.(?:shortNames|categories)|versions\[[^\]]*\]\.(?:schema|additionalPrinterColumns))\b/,
  }),
);

/** Returns the changed fields of an object whose meaning no rule knows. `told` are the lines that the head already has. */
export function unknownFields(
  pair: Changed,
  found: Difference,
  told: readonly HeadLine[],
  leadsAway: LeadsAway,
): PropertyChange[] {
  const { after } = pair;
  const kind = after.type.startsWith("kubernetes:") ? kindOf(registered(after)) : "";
  if (kind === "" || isAdmissionPolicy(after) || isVendors(after, found)) {
    return [];
  }
  if (judgedElsewhere.test(kind)) {
    return pair.properties.filter(({ path }) => ofRequests.test(path));
  }
  const label = labelOfPlanned(after);
  const isMeant = told.some((line) => meanings.has(line.class) && names(line.text, label));
  return pair.properties.filter(
    (change) =>
      ofObject.test(change.path) &&
      (sideEffect(after, change) !== undefined ||
        ((judgedFields.get(kind)?.test(change.path) !== true ||
          isOfRecord(after, change) ||
          (leading.has(kind) && leadsAway(pair, change))) &&
          !isHarmless(pair, change))) &&
      !(isMeant && (toldInWords.test(change.path) || opensPorts(kind, change) || changesMeaning(pair, change))) &&
      !told.some((line) => isAbout(line, label, change)),
  );
}

/** Kinds that lead to pods by their labels. */
const leading = new Set(["Service", "PodDisruptionBudget"]);

/** Sources of code and certificates, permissions, and access. Other lines show them in their own words. */
const toldInWords =
  /(?:^|\.)(?:\w*[uU][rR][lL]|chart|targetRevision|ref\.\w+|serviceAccount(?:Name)?(?:\.name)?|(?:certificateRefs|conditions|hosts|hostnames|dnsNames)\b.*)$|^spec\.(?:acme|ca|selfSigned|vault|venafi)\b/;

/** Reports a Service that gets ports on every node. Another line shows this. */
function opensPorts(kind: string, { path, after }: PropertyChange): boolean {
  return kind === "Service" && path === "spec.type" && after === "NodePort";
}

/** Names, the engine's options, and fields that a controller writes. */
const ofObject = /^(?!(?:kind|apiVersion|metadata|status|options|provider)\b)/;

/** Lines of these classes also describe objects in their own words. */
const meanings: ReadonlySet<HeadClass> = new Set([...meaningClasses, "unprotected", "source", "removed"]);

/** Reports whether a line about an object has the value of a change in it, in its own words. */
function isAbout({ class: cls, text: line }: HeadLine, label: string, { before, after }: PropertyChange): boolean {
  const values = [before, after].flatMap((value) => text(value) ?? []).filter((value) => value.length >= shortestValue);
  return meanings.has(cls) && names(line, label) && values.some((value) => line.includes(value));
}

/** Texts for people, versions and log levels. */
const harmless = new Set("annotations comment description image level message summary tag title version".split(" "));

function isHarmless(pair: Changed, change: PropertyChange): boolean {
  const resource = pair.after;
  const { path, before, after } = change;
  const isStronger = isWeaker(resource, { path, before: after, after: before });
  return (
    isStronger ||
    isWeaker(resource, change) ||
    harmless.has(lastWord(path)) ||
    (/^spec\.\w*HistoryLimit$/.test(path) && after !== 0) ||
    givesTime(change) ||
    isNextVersion(change) ||
    isForSameBackends(pair, change) ||
    isNoSlower(pair, path) ||
    isMoreForSecret(resource, change) ||
    (path === "spec.sessionAffinity" && after === "ClientIP") ||
    /* Where objects are named whose Secrets or certificates are read, other lines compare the names. */
    /\.certificateRefs\[/.test(path) ||
    (/^spec\.(?:data(?:From)?|dnsNames)\[/.test(path) && before === undefined) ||
    (path === "spec.privateKey.rotationPolicy" && after === "Always") ||
    isOfPeople(resource, change) ||
    /(?:^|\.)(?:resources\.(?:requests|limits|claims)|requests|limits)\.[\w"[\]./-]+$/.test(path) ||
    isSimilar(path, before, after)
  );
}

/** Reports labels, annotations and tags that nothing selects by. Alerts find their people by theirs. */
function isOfPeople(resource: PlannedResource, { path, before }: PropertyChange): boolean {
  const isRoute = kindOf(registered(resource)) === "PrometheusRule" && path.includes(".labels") && before !== undefined;
  return /(?:^|\.)(?:labels|annotations|tags)\b/.test(path) && !/[sS]elector/.test(path) && !isRoute;
}

/** Reports the expression of a recording rule, which alerts and dashboards use. Other lines show the expressions of alerts. */
function isOfRecord({ inputs }: PlannedResource, { path, before }: PropertyChange): boolean {
  const name = /^spec\.groups\b.*\.rules\[([^\]]*)\]\.expr$/.exec(path)?.[1];
  return name !== undefined && before !== undefined && JSON.stringify(inputs).includes(`"record":"${name}"`);
}

/**
 * Reports a first time limit within which a job must start, if a restart of the controller fits in it, and jobs that are kept for longer.
 * https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#starting-deadline
 */
function givesTime({ path, before, after }: PropertyChange): boolean {
  return path.endsWith("ttlSecondsAfterFinished")
    ? Number(after) >= Number(before)
    : path === "spec.startingDeadlineSeconds" && before === undefined && Number(after) >= 600;
}

/** Reports a new version of a definition in which nothing is stored yet. */
function isNextVersion({ path, before, after }: PropertyChange): boolean {
  return /^spec\.versions\[[^\]]*\]$/.test(path) && before === undefined && at({ after }, "after", "storage") !== true;
}

/** Reports one more rule of a route to Services to which the route leads already, without a filter that changes requests. */
function isForSameBackends(
  { before: { inputs }, after: { type } }: Changed,
  { path, before, after }: PropertyChange,
): boolean {
  const isRule =
    /^kubernetes:gateway\.networking\.k8s\.io\/\w+:\w+Route$/.test(type) && /^spec\.rules\[[^\]]*\]$/.test(path);
  const known = new Set(items(inputs, "spec", "rules").flatMap(backendsOf));
  const own = backendsOf(after);
  const isPlain = isRecord(after) && Object.keys(after).every((key) => key === "backendRefs" || key === "matches");
  return isRule && before === undefined && isPlain && own.length > 0 && own.every((each) => known.has(each));
}

function backendsOf(rule: unknown): string[] {
  return items(rule, "backendRefs").map((each) => JSON.stringify(each));
}

/** A new key is only read by what newly names it. */
function isMoreForSecret({ type }: PlannedResource, { path, before }: PropertyChange): boolean {
  return type === "kubernetes:core/v1:Secret" && /^(?:data|stringData)\b/.test(path) && before === undefined;
}
