import { checkObjectOverrides, type TakenFields } from "../../check-overrides";
import { leavesOf } from "../../overrides";
import { expected, type Problem, quote } from "../../problems";
import type { WorkloadHome } from "../../tenancy";

/** The path of the pod template in an object of any kind. */
const pods = String.raw`^spec\.(?:template|jobTemplate\.spec\.template|jobTargetRef\.template)\.`;
const anyContainer = String.raw`${pods}spec\.(?:containers|initContainers)\[[^\]]*\]\.`;

/** Fields that options set: checks, policies and alerts would ignore an override. */
const taken: TakenFields = [
  [/^metadata\.name$/, "workloadName"],
  [/^metadata\.namespace$/, "tenant"],
  [/^(apiVersion|kind)$/, "the component"],
  [/^spec\.selector\b/, "workloadName"],
  [/^spec\.replicas$/, "replicas or autoscaling"],
  [/^spec\.strategy\b/, "strategy"],
  [/^spec\.updateStrategy\b/, "maxUnavailable or partition"],
  [/^spec\.volumeClaimTemplates\b/, "volumeClaimTemplates"],
  [/^spec\.serviceName$/, "workloadName"],
  [/^spec\.(schedule|timeZone|suspend|concurrencyPolicy)$/, "the option of the same name"],
  [/^spec\.(triggers|(min|max)ReplicaCount|pollingInterval)\b/, "the option of the same name"],
  [
    new RegExp(String.raw`${pods}metadata\.labels\.(keelson\.dev/|app\.kubernetes\.io/name$)`),
    "workloadName or the tenant",
  ],
  [new RegExp(String.raw`${pods}spec\.(serviceAccountName|serviceAccount|automountServiceAccountToken)$`), "apiAccess"],
  [new RegExp(String.raw`${pods}spec\.topologySpreadConstraints$`), "spread"],
  [new RegExp(String.raw`${pods}spec\.nodeName$`), "the scheduler, which reads nodeSelector"],
  [new RegExp(String.raw`${pods}spec\.restartPolicy$`), "the component, or restartPolicy of a job"],
  [
    new RegExp(String.raw`${pods}spec\.(nodeSelector|tolerations|affinity|priorityClassName)\b`),
    "the option of the same name",
  ],
  [
    new RegExp(String.raw`${anyContainer}(image|command|args|env|envFrom|resources|lifecycle)\b`),
    "the option of the same name",
  ],
  [new RegExp(String.raw`${anyContainer}(readinessProbe|livenessProbe|startupProbe)\b`), "the option of the same name"],
  [new RegExp(String.raw`${anyContainer}(volumeMounts|ports)\b`), "volumes, emptyDirs, mounts or ports"],
];

/** Fields that weaken the isolation of pods. */
const dangerous = [
  new RegExp(String.raw`${pods}spec\.(hostNetwork|hostPID|hostIPC|shareProcessNamespace)$`),
  new RegExp(String.raw`${pods}spec\.securityContext\b`),
  new RegExp(String.raw`${pods}spec\.volumes\[[^\]]*\]\.hostPath\b`),
  new RegExp(String.raw`${anyContainer}securityContext\b`),
];

/** A container in an override, by its name. */
const named = new RegExp(String.raw`${pods}spec\.(containers|initContainers)\[([^\]]*)\]`);

/** Lists of the pod that an override would replace completely. */
const whole = new RegExp(String.raw`${pods}spec\.(containers|initContainers|volumes)(\[[^\]]*\])?$`);

/**
 * Lists the overrides of fields that options set, and the overrides that would break the workload or weaken the isolation of its pods. The API server
 * checks all other overrides, and the plan shows them with their values.
 */
export function checkOverrides(
  overrides: object | undefined,
  { podSecurity }: Pick<WorkloadHome, "podSecurity">,
  containers: Readonly<Record<"containers" | "initContainers", readonly string[]>>,
): Problem[] {
  const set = leavesOf(overrides ?? {}).flatMap(([path]) => {
    const [, list, container = ""] = named.exec(path) ?? [];
    const known = list === "containers" || list === "initContainers" ? containers[list] : undefined;
    if (known?.includes(container) === false) {
      const what =
        known.length === 0
          ? "a container of the pod (there is none in this list)"
          : `one of ${known.map(quote).join(", ")}`;
      return [expected(`overrides.${path}`, what, container, `add containers with the option ${list ?? ""}`)];
    }
    const option = taken.find(([pattern]) => pattern.test(path))?.[1];
    if (option !== undefined) {
      return [{ path: `overrides.${path}`, message: `is set by ${option}; remove this override` }];
    }
    if (whole.test(path)) {
      return [{ path: `overrides.${path}`, message: "would replace values from options; set these options instead" }];
    }
    const needed = 'needs a tenant with podSecurity "privileged"';
    return dangerous.some((pattern) => pattern.test(path)) && podSecurity !== undefined && podSecurity !== "privileged"
      ? [
          {
            path: `overrides.${path}`,
            message: `${needed}, got ${quote(podSecurity)}; use the pod's options, or another tenant`,
          },
        ]
      : [];
  });
  return [...checkObjectOverrides(overrides, ["metadata", "spec", "apiVersion", "kind"]), ...set];
}
