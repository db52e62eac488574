import { parseQuantity } from "../../../../components/testing";
import { at, text } from "../../../values";
import { kindOf } from "../../label";
import type { Changed, PropertyChange } from "../changes";
import type { Difference } from "../difference";
import { registered } from "../registered";
import { isCustomResource } from "./custom-resources";
import { hasSameBehavior } from "./scaling-pace";

/*
 * Changes of notation only: an explicit default of Kubernetes, or an equal quantity. The API server stores both in the same way, so nothing restarts.
 * https://kubernetes.io/docs/reference/kubernetes-api/
 */

/** Returns the difference without changes that only write the same otherwise. */
export function withoutSpelledOut(found: Difference): Difference {
  const changing = <T extends Changed>(pair: T): T => ({
    ...pair,
    properties: pair.properties.filter((change) => !isSpelledOut(pair, change)),
  });
  return {
    ...found,
    changed: found.changed.map(changing).filter(({ properties }) => properties.length > 0),
    succeeded: found.succeeded.map(changing),
  };
}

/** Kinds with pods, whose fields Kubernetes fills in. */
const ofPods = new Set(["Pod", "Deployment", "ReplicaSet", "StatefulSet", "DaemonSet", "Job", "CronJob"]);

const pod = "^spec\\.(?:(?:jobTemplate\\.spec\\.)?template\\.spec\\.)?";
const container = `${pod}(?:c|initC)ontainers\\[[^\\]]*\\]\\.`;
const probe = `${container}\\w+Probe\\.`;

/** The defaults of Pod v1, Deployment, StatefulSet, DaemonSet and CronJob. */
const podDefaults: readonly (readonly [path: RegExp, value: unknown])[] = [
  [new RegExp(`${probe}httpGet\\.scheme$`), "HTTP"],
  [new RegExp(`${container}lifecycle\\.\\w+\\.httpGet\\.scheme$`), "HTTP"],
  [new RegExp(`${probe}timeoutSeconds$`), 1],
  [new RegExp(`${probe}periodSeconds$`), 10],
  [new RegExp(`${probe}successThreshold$`), 1],
  [new RegExp(`${probe}failureThreshold$`), 3],
  [new RegExp(`${probe}initialDelaySeconds$`), 0],
  [new RegExp(`${container}ports\\[[^\\]]*\\]\\.protocol$`), "TCP"],
  [new RegExp(`${container}terminationMessagePath$`), "/dev/termination-log"],
  [new RegExp(`${container}terminationMessagePolicy$`), "File"],
  [new RegExp(`${container}(?:stdin|stdinOnce|tty)$`), false],
  [new RegExp(`${container}volumeMounts\\[[^\\]]*\\]\\.readOnly$`), false],
  [new RegExp(`${container}securityContext\\.(?:privileged|readOnlyRootFilesystem)$`), false],
  [new RegExp(`${container}env\\[[^\\]]*\\]\\.valueFrom\\.fieldRef\\.apiVersion$`), "v1"],
  [new RegExp(`${pod}dnsPolicy$`), "ClusterFirst"],
  [new RegExp(`${pod}schedulerName$`), "default-scheduler"],
  [new RegExp(`${pod}terminationGracePeriodSeconds$`), 30],
  [new RegExp(`${pod}enableServiceLinks$`), true],
  [new RegExp(`${pod}(?:hostNetwork|hostPID|hostIPC|shareProcessNamespace)$`), false],
  [new RegExp(`${pod}volumes\\[[^\\]]*\\]\\.(?:configMap|secret|projected)\\.defaultMode$`), 420],
  [/^spec\.(?:strategy|updateStrategy)\.type$/, "RollingUpdate"],
  [/^spec\.updateStrategy\.rollingUpdate\.partition$/, 0],
  [/^spec\.revisionHistoryLimit$/, 10],
  [/^spec\.progressDeadlineSeconds$/, 600],
  [/^spec\.minReadySeconds$/, 0],
  [/^spec\.podManagementPolicy$/, "OrderedReady"],
  [/^spec\.paused$/, false],
  [/^spec\.suspend$/, false],
  [/^spec\.concurrencyPolicy$/, "Allow"],
  [/^spec\.successfulJobsHistoryLimit$/, 3],
  [/^spec\.failedJobsHistoryLimit$/, 1],
  [/^spec\.(?:jobTemplate\.spec\.)?backoffLimit$/, 6],
  [/^spec\.(?:jobTemplate\.spec\.)?completionMode$/, "NonIndexed"],
];

const serviceDefaults: readonly (readonly [path: RegExp, value: unknown])[] = [
  [/^spec\.type$/, "ClusterIP"],
  [/^spec\.sessionAffinity$/, "None"],
  [/^spec\.internalTrafficPolicy$/, "Cluster"],
  [/^spec\.externalTrafficPolicy$/, "Cluster"],
  [/^spec\.publishNotReadyAddresses$/, false],
  [/^spec\.allocateLoadBalancerNodePorts$/, true],
  [/^spec\.ports\[[^\]]*\]\.protocol$/, "TCP"],
];

function isSpelledOut(pair: Changed, change: PropertyChange): boolean {
  const { after } = pair;
  const { path, before, after: is } = change;
  if (!after.type.startsWith("kubernetes:") || isCustomResource(after)) {
    return false;
  }
  const kind = kindOf(registered(after));
  const table = ofPods.has(kind) ? podDefaults : kind === "Service" ? serviceDefaults : [];
  const isDefault = table.some(
    ([paths, value]) => paths.test(path) && [before, is].every((each) => each === undefined || each === value),
  );
  return (
    isDefault ||
    isImpliedBy(pair, change, kind) ||
    isSameQuantity(change) ||
    (kind === "HorizontalPodAutoscaler" && path.startsWith("spec.behavior.") && hasSameBehavior(pair))
  );
}

/** Returns the defaults that depend on other fields: when images are pulled, replicas without an autoscaler, and how pods start again. */
function isImpliedBy({ after }: Changed, { path, before, after: is }: PropertyChange, kind: string): boolean {
  const given = [before, is].filter((each) => each !== undefined);
  if (!ofPods.has(kind) || given.length !== 1) {
    return false;
  }
  if (/^spec\.strategy\.rollingUpdate\.(?:maxSurge|maxUnavailable)$/.test(path)) {
    return given[0] === "25%";
  }
  if (path === "spec.template.spec.restartPolicy") {
    return kind !== "Job" && given[0] === "Always";
  }
  const [, list = "", name] = /\.(containers|initContainers)\[([^\]]*)\]\.imagePullPolicy$/.exec(path) ?? [];
  const spec = at(after.inputs, "spec", ...(kind === "CronJob" ? ["jobTemplate", "spec"] : []), "template", "spec");
  const all = at(spec, list);
  const image = Array.isArray(all)
    ? text(
        all.find((each: unknown) => text(each, "name") === name),
        "image",
      )
    : undefined;
  /* https://kubernetes.io/docs/concepts/containers/images/#imagepullpolicy-defaulting */
  const isLatest = image !== undefined && !image.includes("@") && !/:(?!latest$)[^/:]+$/.test(image);
  return image !== undefined && given[0] === (isLatest ? "Always" : "IfNotPresent");
}

const quantities =
  /\.(?:requests|limits)\b|^spec\.hard\b|\.sizeLimit$|^spec\.capacity\b|\.target\.(?:averageValue|value)$|^spec\.limits\[/;

/** Reports another way to write the same quantity. https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/ */
function isSameQuantity({ path, before, after }: PropertyChange): boolean {
  const [was, is] = [before, after].map((each) => parseQuantity(text(each) ?? ""));
  return quantities.test(path) && was !== undefined && was === is;
}
