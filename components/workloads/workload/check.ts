import { checkPeers } from "../../network";
import { collectProblems, type Problem, quote } from "../../problems";
import { checkRules, type WorkloadHome, type WorkloadReference } from "../../tenancy";
import { checkExposure } from "../exposure/check";
import { checkObservability, type ObservabilityArgs } from "../observability";
import { type CheckablePod, checkPod } from "../pod/check";
import { checkRunOn } from "../pod/scheduling";
import { checkScaling, type ScalingArgs } from "../scaling/check";
import { checkVerticalAutoscaling } from "../scaling/vertical";
import type { VerticalScalingArgs } from "../scaling/vertical-args";
import { checkService } from "../service/check";
import { type CheckablePorts, checkPorts, peerPortsOf, portsOf } from "../service/check-ports";
import type { ServingArgs, WorkloadArgs } from "./args";
import { checkQuota, type QuotaArgs } from "./quota";

/** The parts of a workload that are checked before anything is made. */
export type Checkable = WorkloadArgs &
  CheckablePod &
  CheckablePorts &
  ServingArgs &
  ScalingArgs &
  QuotaArgs &
  VerticalScalingArgs &
  ObservabilityArgs & {
    /** Whether pods of the workload connect to one another. */
    readonly callsItself?: boolean;
  };

/** Collects every objection to a workload's options. */
export function checkWorkload(name: string, args: Checkable): Problem[] {
  if ((args.tenant as unknown) === undefined) {
    return [{ path: "tenant", message: "a Tenant, or { provider, namespace }, given nothing" }];
  }
  return [
    ...checkName(name, args),
    ...checkPorts(args),
    ...checkService(args),
    ...checkScaling(args, args.tenant.platform?.tier.replicas ?? 2),
    ...collectProblems([
      ...checkQuota(args, args.tenant),
      ...checkVerticalAutoscaling(args.verticalAutoscaling, args.autoscaling),
      ...checkObservability(name, args),
    ]),
    ...checkPod(name, args),
    ...checkRunOn(args.runOn, args.tenant.platform?.cluster.nodePools ?? {}),
    ...checkExposure(args, args.tenant.platform?.domain),
    ...checkCalls(args),
    ...checkItself(args),
    ...checkPeers(args.ingress ?? [], "ingress", "ingress"),
    ...checkPeers(args.egress ?? [], "egress", "egress"),
    ...checkApiAccess(args),
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

function checkApiAccess({ apiAccess }: Checkable): Problem[] {
  const path = "apiAccess";
  return apiAccess?.length === 0
    ? [{ path, message: "at least one rule, given none: leave it out" }]
    : checkRules(path, apiAccess ?? []);
}

function checkItself({ callsItself, ...args }: Checkable): Problem[] {
  const ports = [...portsOf(args), ...peerPortsOf(args)];
  return collectProblems([
    callsItself === true &&
      ports.length === 0 && {
        path: "callsItself",
        message: "a workload with a port, given none: set port or peerPorts",
      },
  ]);
}
