import { dnsLabel, notEmpty } from "../../checks";
import { checkPeers } from "../../network";
import { collectProblems, expected, type Problem, quote } from "../../problems";
import { checkRules, type WorkloadHome, type WorkloadReference } from "../../tenancy";
import { checkExposure } from "../exposure";
import { checkObservability, type ObservabilityArgs } from "../observability";
import { type CheckablePod, checkMayRunOn, checkPod, checkRunOn } from "../pod";
import { checkScaling, type ScalingArgs } from "../scaling";
import { type CheckablePorts, checkPorts, checkService, peerPortsOf, portsOf } from "../service";
import type { ServingArgs, WorkloadArgs } from "./args";
import { checkQuota, type QuotaArgs } from "./quota";

/** Options of any workload that are checked before any resource exists. */
export type Checkable = WorkloadArgs &
  CheckablePod &
  CheckablePorts &
  ServingArgs &
  ScalingArgs &
  QuotaArgs &
  ObservabilityArgs & {
    /** Whether pods of the workload connect to each other. */
    readonly callsItself?: boolean;
  };

/** Lists the mistakes in the options of a workload. */
export function checkWorkload(name: string, args: Checkable): Problem[] {
  const { platform } = args.tenant;
  return [
    ...checkName(name, args),
    ...checkPorts(args),
    ...checkService(args),
    ...checkScaling(args, platform?.tier.replicas ?? 2),
    ...checkQuota(args, args.tenant),
    ...checkObservability(name, args),
    ...checkPod(name, args),
    ...checkRunOn(args.runOn, platform?.cluster.nodePools ?? {}),
    ...checkMayRunOn(args.runOn, args.tenant.mayRunOn),
    ...checkExposure(args, platform?.domain),
    ...checkConnections(args),
    ...notEmpty("apiAccess", args.apiAccess, "rule", "remove it"),
    ...checkRules("apiAccess", args.apiAccess ?? []),
  ];
}

function checkName(name: string, { tenant }: Checkable): Problem[] {
  const taken = {
    path: "workloadName",
    message: `the tenant already has a workload ${quote(name)}; choose another name`,
  };
  return [...(tenant.workloads?.has(name) === true ? [taken] : []), ...dnsLabel("name", name, "letter")];
}

function checkConnections({ calls = [], callsItself, ingress = [], egress = [], ...args }: Checkable): Problem[] {
  const isSilent = [...portsOf(args), ...peerPortsOf(args)].length === 0;
  return [
    ...collectProblems([
      ...calls.map((call, index) => checkCall(call, `calls[${index}]`, args.tenant)),
      callsItself === true &&
        isSilent && { path: "callsItself", message: "needs a port; set port or peerPorts, or remove callsItself" },
    ]),
    ...checkPeers(ingress, "ingress", "ingress"),
    ...checkPeers(egress, "egress", "egress"),
  ];
}

function checkCall(call: WorkloadReference | string, path: string, tenant: WorkloadHome): Problem | false {
  const callee = typeof call === "object" ? call : tenant.workloads?.get(call);
  if (callee === undefined) {
    const known = [...(tenant.workloads?.keys() ?? [])].map(quote).join(", ");
    const declared = known === "" ? "there is none yet" : `so far: ${known}`;
    return expected(
      path,
      `a workload that the tenant already has (${declared})`,
      call,
      "declare it before its callers",
    );
  }
  const name = callee.workloadName;
  if (callee.home.provider !== tenant.provider) {
    return expected(path, "a workload of the same cluster", name, "use its host name in egress");
  }
  return callee.listensOn.length === 0 && expected(path, "a workload with a port", name, "set its port");
}
