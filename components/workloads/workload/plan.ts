import type * as pulumi from "@pulumi/pulumi";
import { exposedPods, type FlowPort, type Peer } from "../../network";
import { type Problem, refuseProblems, subjectOf } from "../../problems";
import type { Demand, TenantRule } from "../../tenancy";
import type { TierFacts } from "../../tier";
import { type ExposurePlan, planExposure } from "../exposure";
import {
  collectors,
  metricsPorts,
  type ObservabilityPlan,
  planObservability,
  servedMetrics,
  telemetryEnv,
  watchers,
} from "../observability";
import { type PodPlan, probesOf } from "../pod";
import { planScaling, type ScalingPlan } from "../scaling";
import { flowPortOf, peerPortsOf, planService, portsOf, type ServicePlan, type WorkloadPort } from "../service";
import type { Subject } from "../subject";
import { type Callee, calleesOf } from "./calls";
import { type Checkable, checkWorkload } from "./check";
import { demandOf } from "./demand";
import { usualReplicas, type WorkloadKind } from "./kind";

/** A workload as planned before any of its resources exists. */
export interface WorkloadPlan extends Subject {
  readonly kind: WorkloadKind;
  /** Absent in a namespace without a platform. */
  readonly tier: TierFacts | undefined;
  /** Ports on which only its own pods connect to each other. */
  readonly peerPorts: readonly WorkloadPort[];
  /** Container ports on which its pods connect to each other. */
  readonly peerTraffic: readonly FlowPort[];
  /** Peers that may connect to its pods, except workloads. */
  readonly ingress: readonly Peer[];
  /** Peers to which its pods may connect, except workloads. */
  readonly egress: readonly Peer[];
  /** Workloads to which its pods may connect. `createGroundwork` creates the policies of both ends, from `workloadFlows`. */
  readonly callees: readonly Callee[];
  readonly imagePullSecrets: readonly pulumi.Input<string>[];
  /** Permissions of its pods in the Kubernetes API. Without permissions, pods get no token. */
  readonly apiAccess: readonly TenantRule[];
  readonly pod: PodPlan;
  readonly service: ServicePlan;
  readonly exposure: ExposurePlan | undefined;
  readonly scaling: ScalingPlan;
  readonly observability: ObservabilityPlan;
  /** Its use of the tenant's quota. */
  readonly demand: Demand;
}

/**
 * Checks the options of a workload, and plans it with the capabilities of its tenant and platform.
 *
 * @param checkKind lists the mistakes in options of its kind
 * @throws pulumi.RunError with all mistakes
 */
export function planWorkload(
  kind: WorkloadKind,
  name: string,
  args: Checkable,
  opts: pulumi.ComponentResourceOptions = {},
  checkKind: (workloadName: string) => readonly Problem[] = () => [],
): WorkloadPlan {
  const subject = planned(kind, name, args);
  const { title, workloadName, home } = subject;
  refuseProblems(title, [
    ...checkOptions(opts),
    ...checkWorkload(kind, workloadName, args),
    ...checkKind(workloadName),
  ]);
  const ports = portsOf(args);
  const peerPorts = peerPortsOf(args);
  const service = planService(subject, args, servedMetrics(args, [...ports, ...peerPorts]));
  const exposure = planExposure(subject, args, probesOf(args, ports).readinessProbe);
  const observability = planObservability(args, home);
  const { collector } = observability;
  const callsItself = args.callsItself ?? peerPorts.length > 0;
  const apiAccess = args.apiAccess ?? [];
  return {
    ...subject,
    kind,
    tier: home.platform?.tier,
    peerPorts,
    peerTraffic: callsItself ? [...ports, ...peerPorts].map(flowPortOf) : [],
    ingress: [...(exposure?.clients ?? []), ...service.clients, ...(args.ingress ?? []), ...watchers(observability)],
    egress: [
      ...(args.internetPorts ?? []).map((one) => `internet:${one}` as const),
      ...(args.egress ?? []),
      ...collectors(observability),
    ],
    callees: calleesOf(args),
    imagePullSecrets: [...(home.imagePullSecrets ?? []), ...(args.imagePullSecrets ?? [])],
    apiAccess,
    pod: {
      labels: exposure === undefined ? {} : exposedPods.pods,
      ports,
      otherPorts: [...peerPorts, ...metricsPorts(args, [...ports, ...peerPorts])],
      env: collector === undefined ? {} : telemetryEnv(workloadName, collector),
      hasToken: apiAccess.length > 0,
      drainSeconds: service.drainSeconds ?? exposure?.drainSeconds,
    },
    service,
    exposure,
    scaling: planScaling(subject, args),
    observability,
    demand: demandOf(kind, args, home.platform?.tier.replicas ?? usualReplicas),
  };
}

function planned(kind: WorkloadKind, name: string, { workloadName = name, tenant: home }: Checkable): Subject {
  const podLabels = { "keelson.dev/workload": workloadName };
  return { title: subjectOf(kind, workloadName, home), workloadName, home, podLabels };
}

function checkOptions({ provider, providers }: pulumi.ComponentResourceOptions): Problem[] {
  const message = "workloads use the tenant's provider; remove it from the options";
  return provider === undefined && providers === undefined ? [] : [{ path: "provider", message }];
}
