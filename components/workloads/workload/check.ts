import { nodeAutoscaling } from "../../capabilities";
import { dnsLabel, notEmpty, once } from "../../checks";
import { checkPeers } from "../../network";
import { checkCredentials } from "../../plain-secrets";
import { collectProblems, type Problem, quote } from "../../problems";
import { checkRules, checkTogether } from "../../tenancy";
import { checkExposure } from "../exposure";
import { checkObservability, type ObservabilityArgs } from "../observability";
import {
  type CheckablePod,
  checkMayRunOn,
  checkNodeSelector,
  checkPod,
  checkReachable,
  checkRunOn,
  checkZone,
} from "../pod";
import { checkScaling, type ScalingArgs } from "../scaling";
import { type CheckablePorts, checkPorts, checkService, peerPortsOf, portsOf } from "../service";
import { checkClaims } from "../volumes";
import type { ServingArgs, WorkloadArgs } from "./args";
import { checkCall } from "./calls";
import { checkIngressPorts } from "./check-ingress-ports";
import { checkOverrides } from "./check-overrides";
import { type DemandArgs, demandOf, surges } from "./demand";
import { titleOf, usualReplicas, type WorkloadKind } from "./kind";
import { checkQuota, most, type QuotaArgs } from "./quota";

/** Options of any workload that are checked before any resource exists. */
export type Checkable = WorkloadArgs &
  CheckablePod &
  CheckablePorts &
  ServingArgs &
  ScalingArgs &
  QuotaArgs &
  ObservabilityArgs &
  DemandArgs & {
    readonly overrides?: object;
    /** Whether pods of the workload connect to each other. */
    readonly callsItself?: boolean;
  };

const inTheOpen = "everybody who can read the object can read this value; remove it";

/** Lists the mistakes in the options of a workload. */
export function checkWorkload(kind: WorkloadKind, name: string, args: Checkable): Problem[] {
  const { platform } = args.tenant;
  return [
    ...checkName(name, args),
    ...checkPorts(args),
    ...checkService(args),
    ...checkCredentials("service", args.service, inTheOpen),
    ...checkCredentials("alerts", args.alerts, inTheOpen),
    ...checkScaling(args, platform?.tier.replicas ?? usualReplicas),
    ...checkTenantQuota(kind, name, args),
    ...checkObservability(name, args),
    ...checkPod(name, args),
    ...checkNodes(args),
    ...checkMayRunOn(args.runOn, args.tenant.mayRunOn),
    ...checkClaimUse(kind, args),
    ...checkExposure(args, platform?.domain),
    ...checkConnections(args),
    ...checkOverrides(args.overrides, args.tenant, {
      containers: [name, ...Object.keys(args.containers ?? {})],
      initContainers: Object.keys(args.initContainers ?? {}),
    }),
    ...notEmpty("apiAccess", args.apiAccess, "rule", "remove it"),
    ...checkRules("apiAccess", args.apiAccess ?? []),
  ];
}

/** If a workload alone exceeds the quota, the sum of all workloads is not reported. */
function checkTenantQuota(kind: WorkloadKind, name: string, args: Checkable): Problem[] {
  const { resourceQuota = {}, demands = new Map(), platform } = args.tenant;
  const usual = platform?.tier.replicas ?? usualReplicas;
  const alone = checkQuota(args, args.tenant, most(kind, args, usual));
  const own = demandOf(kind, args, usual);
  return alone.length > 0 ? alone : checkTogether(resourceQuota, demands, titleOf(kind, name), own);
}

/** Karpenter adds its own labels to nodes, so the node pools do not show all labels. */
function checkNodes(args: Checkable): Problem[] {
  const { platform } = args.tenant;
  const { nodePools = {}, cloudFacts } = platform?.cluster ?? {};
  const isBound = [args.runOn, args.nodeSelector, args.affinity].some((one) => one !== undefined);
  const { autoscaler, dedicatedPools } = (isBound ? platform?.find(nodeAutoscaling)?.value : undefined) ?? {};
  const isOpen = !isBound || autoscaler === "karpenter";
  return [
    ...checkRunOn(args.runOn, nodePools, dedicatedPools),
    ...checkZone(args, cloudFacts?.region),
    ...(isOpen ? [] : checkNodeSelector(args.nodeSelector, nodePools)),
    ...(isOpen ? [] : checkReachable(args.affinity, Object.values(nodePools))),
  ];
}

function checkClaimUse(kind: WorkloadKind, args: Checkable): Problem[] {
  const { claims = new Map(), platform } = args.tenant;
  const [path, pods] = most(kind, args, platform?.tier.replicas ?? usualReplicas);
  const isOnNodes = kind === "daemonSet";
  const surging = kind === "deployment" && surges(args.strategy);
  return checkClaims(args, { path: isOnNodes ? "volumes" : path, pods: isOnNodes ? 2 : pods, surges: surging }, claims);
}

function checkName(name: string, { tenant, workloadName }: Checkable): Problem[] {
  const taken = {
    path: "workloadName",
    message: `the tenant already has a workload ${quote(name)}; choose another name`,
  };
  return [
    ...(tenant.workloads?.has(name) === true ? [taken] : []),
    ...dnsLabel(workloadName === undefined ? "name" : "workloadName", name, "letter"),
  ];
}

function checkConnections({ calls = [], callsItself, ingress = [], egress = [], ...args }: Checkable): Problem[] {
  const isSilent = [...portsOf(args), ...peerPortsOf(args)].length === 0;
  return [
    ...collectProblems([
      ...calls.map((call, index) => checkCall(call, `calls[${index}]`, args.tenant)),
      callsItself === true &&
        isSilent && {
          path: "callsItself",
          message: "needs a port; set the option port or peerPorts, or remove callsItself",
        },
    ]),
    ...checkPeers(ingress, "ingress", "ingress"),
    ...checkIngressPorts(ingress, args),
    ...once("internetPorts", (args.internetPorts ?? []).map(String), "port"),
    ...checkPeers(egress, "egress", "egress"),
  ];
}
