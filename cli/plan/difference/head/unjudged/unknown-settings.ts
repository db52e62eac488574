import type { RegisteredResource } from "../../../../../components/testing";
import { at, isRecord, text } from "../../../../values";
import { isWorkload, type Workload, workloads } from "../../../descriptions";
import { nameOf, namespaceOf } from "../../../label";
import type { PlannedResource } from "../../../planned-resource";
import { type Changed, covers, type PropertyChange } from "../../changes";
import type { Difference } from "../../difference";
import { registered } from "../../registered";
import { mountedConfigMaps, variableConfigMaps } from "../network";
import type { NeedsNodes } from "../nodes";
import { namedSettings, newSettings, settingPlace } from "../programs";
import { isAboutProtection, isWeakerByWords, lastWord } from "../protection";
import { isVendors } from "../vendors";
import { graceOf, isOfNewProbe } from "./new-probes";
import { dependsOnImage } from "./pod-additions";

/*
 * Settings that only the authors of a program understand. A list of all protecting fields of a pod is impossible. So this list contains the fields
 * that are harmless or judged elsewhere, and every other field counts.
 */

/**
 * Returns the changes of settings whose meaning only the program's authors know: an argument, a script, a line of configuration, another
 * value of a variable, another ConfigMap or Secret. New and removed variables are left out, because they change with the code that reads
 * them, except an address that is removed while its target stays.
 */
export function unknownSettings(
  pair: Changed,
  found: Difference,
  { isOnlyRead, needsNodes }: { readonly isOnlyRead: OnlyRead; readonly needsNodes: NeedsNodes },
): PropertyChange[] {
  const isForPeople = at(pair.after.inputs, "metadata", "labels", "grafana_dashboard") !== undefined;
  return isForPeople || isVendors(pair.after, found)
    ? []
    : pair.properties.filter(
        (change) =>
          !isOfNewProbe(pair, change) &&
          !refersToSuccessor(change, found) &&
          !isFreeOrder(pair, change) &&
          (isUnknown(pair, change, isOnlyRead) ||
            losesAddress(pair, change, found) ||
            refersElsewhere(change) ||
            isUnknownOfPod(pair, change, needsNodes)),
      );
}

/**
 * Reports another order of a pod's lists that Kubernetes reads as sets. The order of variables counts if one of them refers to another:
 * https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/
 */
function isFreeOrder({ after }: Changed, { path }: PropertyChange): boolean {
  const list = /\.(env|ports|volumes|volumeMounts|imagePullSecrets|tolerations)\[order\]$/.exec(path)?.[1];
  return list !== undefined && (list !== "env" || !JSON.stringify(after.inputs).includes("$("));
}

function isUnknown(pair: Changed, change: PropertyChange, isOnlyRead: OnlyRead): boolean {
  const place = settingPlace(pair.after, change.path);
  const isWhole = change.before === undefined || change.after === undefined;
  if (
    place === undefined ||
    place === "container" ||
    (place === "variable" && isWhole) ||
    isNewVariable(pair, change, isOnlyRead)
  ) {
    return false;
  }
  const named = namedSettings(pair.after, change);
  const isText = place === "configuration" && change.path.includes("[line ");
  return !named.every(isHarmless) || (named.length === 0 && !isText);
}

/** A key of a ConfigMap, by itself. */
const wholeKey = /^data(?:\.[\w-]+|\["[^"]+"\])$/;

/** Reports a new key that only is a new variable, which changes with the code that reads it, unless it switches a check off. */
function isNewVariable({ after }: Changed, { path, before }: PropertyChange, isOnlyRead: OnlyRead): boolean {
  const isKey = settingPlace(after, path) === "configuration" && wholeKey.test(path) && before === undefined;
  return (
    isKey &&
    isOnlyRead(after) &&
    !newSettings(after)
      .properties.filter((each) => each.path.startsWith(path))
      .flatMap((each) => namedSettings(after, each))
      .some((each) => isWeakerByWords(each.path, each.before, each.after))
  );
}

/** Reports whether the containers of a plan have only variables from a ConfigMap. */
type OnlyRead = (configMap: PlannedResource) => boolean;

/** ConfigMaps that programs read by the API of Kubernetes: they give rights and answer for names. */
const ofCluster = /^kube-system\/|\/(?:aws-auth$|argocd-|coredns)/;

/** A program reads every file of a folder, perhaps, so another file may change what it does. */
export function onlyReadIn(resources: readonly RegisteredResource[]): OnlyRead {
  const all = workloads(resources);
  const namesIn = (of: (workload: Workload) => string[]) =>
    new Set(all.flatMap((each) => of(each).map((name) => `${each.namespace}/${name}`)));
  const [read, mounted] = [namesIn(variableConfigMaps), namesIn(mountedConfigMaps)];
  return (configMap) => {
    const name = nameOf(registered(configMap));
    return read.has(name) && !mounted.has(name) && !ofCluster.test(name);
  };
}

/** A host with a port, or an address with a scheme. */
const address = /^(?:\w+:\/\/)?[\w.-]+:\d+(?:\/|$)|^\w+:\/\/\w/;

/** Reports the removal of a variable with an address, unless something in its namespace is removed with it. */
function losesAddress(
  { after }: Changed,
  { path, before, after: left }: PropertyChange,
  { deleted }: Difference,
): boolean {
  const [was, is] = [before, left].map((value) => text(isRecord(value) ? value.value : value));
  const isLost = settingPlace(after, path) === "variable" && is === undefined && address.test(was ?? "");
  const namespace = namespaceOf(registered(after));
  return isLost && !deleted.some((each) => isWorkload(registered(each)) && namespaceOf(registered(each)) === namespace);
}

/** Log levels, resource use, and texts for people. */
const harmless = new Set(
  "build color colour commit concurrency cpu description format level loglevel memory parallelism replicas revision sha size tag theme threads timezone title tz verbose verbosity version workers".split(
    " ",
  ),
);

function isHarmless({ path, before, after }: PropertyChange): boolean {
  const isShown = harmless.has(lastWord(path)) || /time_?zone$/i.test(path);
  return (isShown && !isAboutProtection(path)) || isWeakerByWords(path, after, before);
}

/** References of pods, of volumes, and to the certificates of Ingresses and Gateways. */
const reference =
  /(?:configMap|secret)(?:Ref|KeyRef)?\.(?:name|secretName|key)$|\.volumes\[[^\]]*\]\.secret\.secretName$|^spec\.tls\[[^\]]*\]\.secretName$|\.certificateRefs\[[^\]]*\]\.name$/;

/** Reports a reference to an object that replaces the former one with other content. That content has its own lines. */
function refersToSuccessor({ path, after }: PropertyChange, { succeeded }: Difference): boolean {
  return reference.test(path) && succeeded.some((each) => at(each.after.inputs, "metadata", "name") === after);
}

/** Reports a reference to another object than before. */
function refersElsewhere({ path, before, after }: PropertyChange): boolean {
  const isOther = reference.test(path) && before !== undefined && after !== undefined;
  /* The items of this list are compared by their names. */
  const isOtherCertificate = /\.certificateRefs\[[^\]]*\]$/.test(path) && before === undefined;
  return covers("spec", path) && (isOther || isOtherCertificate);
}

/**
 * Fields of pods that other lines judge, or that only move, size and time them. New ports, mounts and volumes change nothing by themselves. Labels
 * and annotations have their own lines.
 */
const known =
  /^(?:metadata|affinity|nodeSelector|tolerations|topologySpreadConstraints|terminationGracePeriodSeconds|automountServiceAccountToken|enableServiceLinks)\b|^securityContext\.(?:runAsNonRoot|seccompProfile\.type|sysctls\b.*)$|^(?:containers|initContainers)\[[^\]]*\]\.(?:(?:image|resources|ports|env|envFrom|args|command)\b|securityContext\.(?:runAsNonRoot|privileged|allowPrivilegeEscalation|readOnlyRootFilesystem|procMount|capabilities\b.*|seccompProfile\.type)$|\w+Probe\.\w+(?:Seconds|Threshold)$)/;

/** Lists of pods to which something may come that nothing reads yet. */
const growing =
  /^(?:imagePullSecrets|volumes)\b|^(?:containers|initContainers)\[[^\]]*\]\.volumeMounts\b|^securityContext\b|\.securityContext\b/;

/** Fields whose removal other lines report. */
const watched = /Probe\b|\.lifecycle\.preStop\b/;

/** How long a container waits before it stops. Longer, it only stops later, unless Kubernetes kills it meanwhile. */
const waiting = /\.lifecycle\.preStop\.sleep\.seconds$/;

/** A container that comes or goes. A long one counts as its fields. */
const whole = /^(?:containers|initContainers)\[[^\]]*\](?:\.image)?$/;

/** Reports another field of the pods of a workload: names that point elsewhere, a probe that asks something else, another container. */
function isUnknownOfPod(pair: Changed, change: PropertyChange, needsNodes: NeedsNodes): boolean {
  const { after } = pair;
  const field = /^spec\.(?:jobTemplate\.spec\.|jobTargetRef\.)?template\.(?:spec\.)?(.*)$/.exec(change.path)?.[1];
  const [workload] = field === undefined ? [] : workloads([registered(after)]);
  if (field === undefined || workload === undefined) {
    return false;
  }
  if (needsNodes(pair, change, field) || dependsOnImage(field, change, workload.podSpec)) {
    return true;
  }
  const isGone = change.after === undefined;
  if (growing.test(field) && change.before === undefined) {
    return false;
  }
  if (waiting.test(field) && Number(change.after) >= Number(change.before)) {
    return Number(change.after) >= graceOf(after);
  }
  const isWhole = whole.test(field) && (isGone || change.before === undefined);
  const isLost = isGone && /\.envFrom\[/.test(field);
  return isWhole || isLost || (!known.test(field) && !(isGone && watched.test(field)));
}
