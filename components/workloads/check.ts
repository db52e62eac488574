import { type Problem, collectProblems, isPlain, quote } from "../problems";
import { checkPorts, portsOf } from "./check-ports";
import { checkResources } from "./check-resources";
import type { WorkloadHome, WorkloadReference } from "../tenancy";
import { type ScalingArgs, checkScaling } from "./check-scaling";
import type { WorkloadArgs } from "./options";

/** The parts of a workload that are checked before anything is made. */
export type Checkable = WorkloadArgs & ScalingArgs;

/** Collects every objection to a workload's options. */
export function checkWorkload(name: string, args: Checkable): Problem[] {
  if ((args.tenant as unknown) === undefined) {
    return [{ path: "tenant", message: "a Tenant, or { provider, namespace }, given nothing" }];
  }
  return [
    ...checkName(name, args),
    ...(isPlain(args.image) ? checkImage(args.image) : []),
    ...checkPorts(args),
    ...checkScaling(args, args.tenant.platform?.tier.replicas ?? 2),
    ...checkResources(args),
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

/** Objections to an image that is known. */
export function checkImage(image: string): Problem[] {
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

function checkExposure({ expose, tenant, ...args }: Checkable): Problem[] {
  if (expose === undefined) {
    return [];
  }
  const ports = portsOf(args);
  const { host = "", path = "/" } = expose;
  return collectProblems([
    host === "" &&
      tenant.platform?.domain === undefined && {
        path: "expose.host",
        message: "a host name, given nothing, and the platform has no domain: set keelson:domain, or expose.host",
      },
    host !== "" &&
      !/^([a-z0-9]([-a-z0-9]*[a-z0-9])?\.)+[a-z0-9-]+$/.test(host) && {
        path: "expose.host",
        message: `a host name such as "web.example.com", given ${quote(host)}`,
      },
    !path.startsWith("/") && {
      path: "expose.path",
      message: `a path from "/", given ${quote(path)}: write ${quote(`/${path}`)}`,
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

function checkCalls({ calls = [], tenant }: Checkable): Problem[] {
  return collectProblems(calls.map((call, index) => checkCall(call, `calls[${index}]`, tenant)));
}

function checkCall(call: WorkloadReference | string, path: string, tenant: WorkloadHome): Problem | false {
  const callee = typeof call === "object" ? call : tenant.workloads?.get(call);
  if (callee === undefined) {
    const known = [...(tenant.workloads?.keys() ?? [])].map(quote).join(", ");
    const declared = known === "" ? "none is declared so far" : `declared so far: ${known}`;
    const message = `a workload of the same tenant, given ${quote(call)}; ${declared}. Declare it before what calls it`;
    return { path, message };
  }
  const name = quote(callee.workloadName);
  if (callee.home.provider !== tenant.provider) {
    return { path, message: `a workload of the same cluster, given ${name} of another: reach it by its host name` };
  }
  return callee.listensOn.length === 0 && { path, message: `a workload with a port, given ${name}, which has none` };
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
