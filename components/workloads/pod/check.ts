import { collectProblems, type Problem, quote } from "../../problems";
import { checkMounts, checkVolumes } from "../volumes/check";
import type { VolumeArgs } from "../volumes/objects";
import type { PodArgs } from "./args";
import { badId, checkContainer, plainPart } from "./check-container";
import type { InitContainerArgs, MoreContainerArgs } from "./container-args";
import { defaultGracePeriodSeconds } from "./defaults";

/** The parts of a pod that are checked before anything is made. */
export type CheckablePod = PodArgs & VolumeArgs;

/** Objections to what a workload's pods run; `workloadName` is the first container's name. */
export function checkPod(workloadName: string, args: CheckablePod): Problem[] {
  const { terminationGracePeriodSeconds: grace = defaultGracePeriodSeconds } = args;
  return [
    ...checkContainer(args),
    ...checkSleep(args, grace),
    ...checkVolumes(args),
    ...(["containers", "initContainers"] as const).flatMap((kind) => checkMore(kind, workloadName, args)),
    ...collectProblems([
      badId(args.fsGroup, "fsGroup", "a group id above 0 (0 is root's)"),
      ...(args.supplementalGroups ?? []).map((id, index) =>
        badId(id, `supplementalGroups[${index}]`, "a group id above 0 (0 is root's)"),
      ),
      (!Number.isInteger(grace) || grace < 1) && {
        path: "terminationGracePeriodSeconds",
        message: `a whole number, 1 or more, given ${quote(grace)}: 0 kills without asking`,
      },
    ]),
  ];
}

/** Kubernetes refuses a pod that would still be asleep when it is killed. */
function checkSleep({ lifecycle }: MoreContainerArgs, grace: number): Problem[] {
  const seconds = plainPart(plainPart(plainPart(plainPart(lifecycle)?.preStop)?.sleep)?.seconds);
  return collectProblems([
    seconds !== undefined &&
      !(seconds >= 1 && seconds <= grace) && {
        path: "lifecycle.preStop.sleep.seconds",
        message: `from 1 to terminationGracePeriodSeconds (${grace}), given ${quote(seconds)}`,
      },
  ]);
}

function checkMore(kind: "containers" | "initContainers", workloadName: string, args: CheckablePod): Problem[] {
  return Object.entries(args[kind] ?? {}).flatMap(([name, container]) =>
    [
      ...checkName(name, kind, workloadName, args),
      ...checkContainer(container),
      ...checkSleep(container, args.terminationGracePeriodSeconds ?? defaultGracePeriodSeconds),
      ...checkMounts(container.mounts ?? {}, args),
      ...(kind === "initContainers" ? checkInit(container) : []),
    ].map(({ path, message }) => ({ path: [`${kind}.${name}`, path].filter(Boolean).join("."), message })),
  );
}

function checkName(name: string, kind: string, workloadName: string, args: CheckablePod): Problem[] {
  const twice = kind === "initContainers" && args.containers !== undefined && name in args.containers;
  return collectProblems([
    /* From a letter: keys of digits alone would lose their place in the order. */
    !/^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/.test(name) && {
      path: "",
      message: `a DNS label (at most 63 of a-z, 0-9 and "-", from a letter), given ${quote(name)}`,
    },
    (name === workloadName || twice) && {
      path: "",
      message: `a name of its own in the pod, given ${quote(name)} for the second container: choose another`,
    },
  ]);
}

function checkInit(args: InitContainerArgs): Problem[] {
  const given = ["readinessProbe", "livenessProbe", "startupProbe", "lifecycle"].filter((name) => name in args);
  return collectProblems(
    given.map(
      (path) =>
        args.restartPolicy === undefined && {
          path,
          message: `nothing in an init container that ends: leave it out, or make it a sidecar by restartPolicy: "Always"`,
        },
    ),
  );
}
