import { type Problem, collectProblems, isPlain, quote } from "../problems";
import type { Autoscaling, DisruptionBudget, Port, WorkloadArgs } from "./options";

/** The parts of a workload that are checked before anything is made. */
export type Checkable = WorkloadArgs & { readonly replicas?: unknown; readonly autoscaling?: Autoscaling };

/** Collects every objection to a workload's options. */
export function checkWorkload(name: string, args: Checkable): Problem[] {
  return [
    ...checkName(name, args),
    ...(isPlain(args.image) ? checkImage(args.image) : []),
    ...checkPorts(args),
    ...checkScaling(args),
    ...checkDisruption(args),
    ...checkExposure(args),
    ...checkCalls(args),
    ...checkUser(args.runAsUser),
  ];
}

function checkName(name: string, { tenant }: Checkable): Problem[] {
  return collectProblems([
    tenant.workloads?.has(name) === true && {
      path: "workloadName",
      message: `a name of its own in the tenant, given ${quote(name)} for the second time: choose another`,
    },
    !/^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/.test(name) && {
      path: "name",
      message: `a DNS label (at most 63 of a-z, 0-9 and "-", from a letter), given ${quote(name)}`,
    },
  ]);
}

function checkImage(image: string): Problem[] {
  const [reference, digest] = image.split("@");
  const tag = /:([^/:]+)$/.exec(reference ?? "")?.[1];
  return collectProblems([
    digest === undefined &&
      tag === undefined && {
        path: "image",
        message: `an image with a tag or digest, given ${quote(image)}: write ${quote(`${image}:1.2.3`)}, or better ${quote(`${image}@sha256:…`)}`,
      },
    digest === undefined &&
      tag === "latest" && {
        path: "image",
        message: `an image with a tag that stays, given ${quote(image)}: "latest" moves; name a version or digest`,
      },
  ]);
}

/** The ports of a workload, with the short form written out. */
export function portsOf({ port, ports }: Pick<WorkloadArgs, "port" | "ports">): readonly Required<Port>[] {
  const given = ports ?? (port === undefined ? [] : [{ port }]);
  return given.map((one) => ({ name: one.name ?? "http", port: one.port, targetPort: one.targetPort ?? one.port }));
}

function checkPorts(args: Checkable): Problem[] {
  const ports = portsOf(args);
  const names = ports.map(({ name }) => name);
  return collectProblems([
    args.port !== undefined &&
      args.ports !== undefined && { path: "port", message: "port and ports exclude one another: keep one" },
    ...ports.flatMap(({ port, targetPort }, index) => [
      badPort(port, args.ports === undefined ? "port" : `ports[${index}].port`),
      targetPort !== port && badPort(targetPort, `ports[${index}].targetPort`),
    ]),
    ...names.map(
      (name, index) =>
        names.indexOf(name) !== index && {
          path: `ports[${index}].name`,
          message: `a name of its own, given ${quote(name)} twice: name each port`,
        },
    ),
    ...(args.internetPorts ?? []).map((port, index) => badPort(port, `internetPorts[${index}]`)),
  ]);
}

function badPort(port: number, path: string): Problem | false {
  return (
    (!Number.isInteger(port) || port < 1 || port > 65535) && {
      path,
      message: `a whole number from 1 to 65535, given ${quote(port)}`,
    }
  );
}

function checkScaling({ replicas, autoscaling }: Checkable): Problem[] {
  return collectProblems([
    replicas !== undefined &&
      autoscaling !== undefined && {
        path: "replicas",
        message:
          "replicas and autoscaling exclude one another, given both: the autoscaler owns the number, leave replicas out",
      },
    typeof replicas === "number" &&
      (!Number.isInteger(replicas) || replicas < 0) && {
        path: "replicas",
        message: `a whole number, 0 or more, given ${quote(replicas)}`,
      },
    ...(autoscaling === undefined ? [] : checkAutoscaling(autoscaling)),
  ]);
}

function checkAutoscaling({
  minReplicas,
  maxReplicas,
  cpuUtilization,
  memoryUtilization,
}: Autoscaling): (Problem | false)[] {
  const percentage = (value: number | undefined, path: string): Problem | false =>
    value !== undefined &&
    value < 1 && { path, message: `a percentage of the request, 1 or more, given ${quote(value)}` };
  return [
    minReplicas !== undefined &&
      minReplicas < 1 && {
        path: "autoscaling.minReplicas",
        message: `a whole number, 1 or more, given ${quote(minReplicas)}`,
      },
    maxReplicas < (minReplicas ?? 1) && {
      path: "autoscaling.maxReplicas",
      message: `at least minReplicas (${minReplicas ?? 1}), given ${quote(maxReplicas)}`,
    },
    percentage(cpuUtilization, "autoscaling.cpuUtilization"),
    percentage(memoryUtilization, "autoscaling.memoryUtilization"),
  ];
}

function checkDisruption({ podDisruptionBudget: budget, replicas, autoscaling }: Checkable): Problem[] {
  if (budget === undefined) {
    return [];
  }
  const running = autoscaling?.minReplicas ?? (typeof replicas === "number" ? replicas : undefined);
  return collectProblems([
    (budget.minAvailable === undefined) === (budget.maxUnavailable === undefined) && {
      path: "podDisruptionBudget",
      message: "exactly one of minAvailable and maxUnavailable: prefer maxUnavailable: 1",
    },
    blocksDrains(budget, running) && {
      path: "podDisruptionBudget",
      message: `a budget that lets at least one pod go, given ${quote(budget)}${running === undefined ? "" : ` with ${running} replicas`}: it would block every drain; use maxUnavailable: 1`,
    },
  ]);
}

function blocksDrains({ minAvailable, maxUnavailable }: DisruptionBudget, running: number | undefined): boolean {
  const none = maxUnavailable === 0 || maxUnavailable === "0" || maxUnavailable === "0%";
  const all =
    minAvailable === "100%" || (typeof minAvailable === "number" && running !== undefined && minAvailable >= running);
  return none || all;
}

function checkExposure({ expose, tenant, ...args }: Checkable): Problem[] {
  if (expose === undefined) {
    return [];
  }
  const ports = portsOf(args);
  return collectProblems([
    (expose.host === undefined || expose.host === "") &&
      tenant.platform?.domain === undefined && {
        path: "expose.host",
        message: "a host name, given nothing, and the platform has no domain: set keelson:domain, or expose.host",
      },
    ports.length === 0 && { path: "expose", message: "a workload with a port, given none: set port" },
    expose.port !== undefined &&
      ports.length > 0 &&
      !ports.some(({ name }) => name === expose.port) && {
        path: "expose.port",
        message: `one of ${ports.map(({ name }) => quote(name)).join(", ")}, given ${quote(expose.port)}`,
      },
  ]);
}

function checkCalls({ calls, tenant }: Checkable): Problem[] {
  const known = [...(tenant.workloads?.keys() ?? [])];
  return (calls ?? []).flatMap((call, index) => {
    if (typeof call === "object" || known.includes(call)) {
      return [];
    }
    const declared = known.length === 0 ? "none is declared so far" : `declared so far: ${known.map(quote).join(", ")}`;
    return [
      {
        path: `calls[${index}]`,
        message: `a workload of the same tenant, given ${quote(call)}; ${declared}. Declare it before what calls it`,
      },
    ];
  });
}

function checkUser(runAsUser: number | undefined): Problem[] {
  return collectProblems([
    runAsUser !== undefined &&
      (!Number.isInteger(runAsUser) || runAsUser < 1) && {
        path: "runAsUser",
        message: `a user id above 0 (0 is root), given ${quote(runAsUser)}`,
      },
  ]);
}
