import { dnsLabel, objectName, whole } from "../../checks";
import type { PodSecurityLevel } from "../../pod-security";
import { collectProblems, expected, type Problem, plainPart, quote } from "../../problems";
import { parseQuantity } from "../../quantity";
import { type PortArgs, peerPortsOf, portsOf } from "../service";
import { checkMounts, checkVolumes, type VolumeArgs } from "../volumes";
import type { PodArgs } from "./args";
import { checkContainer, notRoot } from "./check-container";
import { checkDns } from "./check-dns";
import { checkScheduling } from "./check-scheduling";
import { checkSysctls } from "./check-security";
import type { InitContainerArgs, MoreContainerArgs } from "./container-args";
import { defaultGracePeriodSeconds } from "./plan";
import { memoryLimit } from "./resources";

/** Options of a pod that are checked before any resource exists. */
export type CheckablePod = PodArgs &
  VolumeArgs &
  Pick<PortArgs, "port" | "ports"> &
  Parameters<typeof peerPortsOf>[0] & {
    readonly tenant?: { readonly podSecurity?: PodSecurityLevel };
    readonly metrics?: { readonly port: number; readonly container?: string };
  };

/** Lists the mistakes in the pods of a workload. The first container has the name `workloadName`. */
export function checkPod(workloadName: string, args: CheckablePod): Problem[] {
  const { terminationGracePeriodSeconds: grace = defaultGracePeriodSeconds } = args;
  return [
    ...checkContainer(args, portNames(args, undefined), args.tenant?.podSecurity),
    ...checkSleep(args, grace),
    ...checkVolumes(args),
    ...checkInMemory(args),
    ...(["containers", "initContainers"] as const).flatMap((kind) => checkMore(kind, workloadName, args)),
    ...(args.imagePullSecrets ?? []).flatMap((name, index) => objectName(`imagePullSecrets[${index}]`, name)),
    ...whole("fsGroup", args.fsGroup, notRoot),
    ...(args.supplementalGroups ?? []).flatMap((id, index) => whole(`supplementalGroups[${index}]`, id, notRoot)),
    ...whole("terminationGracePeriodSeconds", grace, {
      min: 1,
      max: 86_400,
      unit: "seconds",
      fix: "0 kills the pod at once",
    }),
    ...checkScheduling(args, args.tenant?.podSecurity),
    ...checkDns(args),
    ...checkSysctls(args, args.tenant?.podSecurity),
  ];
}

/** Lists the names of a container's ports. */
function portNames(args: CheckablePod, containerName: string | undefined): string[] {
  const { metrics } = args;
  const ports = [...portsOf(args), ...peerPortsOf(args)].filter(({ container }) => container === containerName);
  return [
    ...ports.map(({ name }) => name),
    ...(metrics !== undefined && metrics.container === containerName ? ["metrics"] : []),
  ];
}

/** Files in memory count against the memory limit of the container that writes them. So a directory can never hold more than this limit. */
function checkInMemory({ emptyDirs = {}, resources = {} }: CheckablePod): Problem[] {
  const limit = memoryLimit(resources);
  return Object.entries(emptyDirs).flatMap(([name, { medium, sizeLimit }]) =>
    medium === "Memory" && (parseQuantity(sizeLimit ?? "") ?? 0) > (parseQuantity(limit) ?? Number.POSITIVE_INFINITY)
      ? [expected(`emptyDirs.${name}.sizeLimit`, `at most resources.limits.memory (${quote(limit)})`, sizeLimit)]
      : [],
  );
}

/** Kubernetes refuses a preStop hook that sleeps longer than the grace period. */
function checkSleep({ lifecycle }: MoreContainerArgs, grace: number): Problem[] {
  const seconds = plainPart(plainPart(plainPart(plainPart(lifecycle)?.preStop)?.sleep)?.seconds);
  const allowed = `a number from 1 to terminationGracePeriodSeconds (${grace})`;
  return collectProblems([
    seconds !== undefined &&
      !(seconds >= 1 && seconds <= grace) &&
      expected("lifecycle.preStop.sleep.seconds", allowed, seconds),
  ]);
}

function checkMore(kind: "containers" | "initContainers", workloadName: string, args: CheckablePod): Problem[] {
  return Object.entries(args[kind] ?? {}).flatMap(([name, container]) =>
    [
      ...checkName(name, kind, workloadName, args),
      ...checkContainer(container, portNames(args, name), args.tenant?.podSecurity),
      ...checkSleep(container, args.terminationGracePeriodSeconds ?? defaultGracePeriodSeconds),
      ...checkMounts(container.mounts ?? {}, args),
      ...(kind === "initContainers" ? checkInit(container) : []),
    ].map(({ path, message }) => ({ path: [`${kind}.${name}`, path].filter(Boolean).join("."), message })),
  );
}

function checkName(name: string, kind: string, workloadName: string, args: CheckablePod): Problem[] {
  const isTaken = kind === "initContainers" && args.containers !== undefined && name in args.containers;
  return [
    /* A name must begin with a letter, because JavaScript sorts keys of digits before all other keys. */
    ...dnsLabel("", name, "letter"),
    ...collectProblems([
      (name === workloadName || isTaken) && {
        path: "",
        message: `another container of the pod has the name ${quote(name)}; choose another name`,
      },
    ]),
  ];
}

function checkInit(args: InitContainerArgs): Problem[] {
  const given = ["readinessProbe", "livenessProbe", "startupProbe", "lifecycle"].filter((name) => name in args);
  const message = 'is not allowed in an init container that ends; remove it, or set restartPolicy: "Always"';
  return args.restartPolicy === undefined ? given.map((path) => ({ path, message })) : [];
}
