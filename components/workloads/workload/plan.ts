import * as pulumi from "@pulumi/pulumi";
import type { FlowPort, Labels, Peer } from "../../network";
import type { Platform } from "../../platform";
import { type Problem, quote, refuseProblems } from "../../problems";
import type { TenantRule, WorkloadHome, WorkloadReference } from "../../tenancy";
import type { TierFacts } from "../../tier";
import { type ExposurePlan, planExposure } from "../exposure/plan";
import { checkRoutes } from "../exposure/routes";
import { collectors, metricsPorts, type ObservabilityPlan, planObservability, watchers } from "../observability";
import { probesOf } from "../pod/probes";
import {
  type AutoscalingPlan,
  planAutoscaling,
  planVerticalAutoscaling,
  type VerticalAutoscalingPlan,
} from "../scaling/plan";
import { flowPortOf, peerPortsOf, portsOf, type WorkloadPort } from "../service/check-ports";
import { planLoadBalancer, planService, type ServicePlan } from "../service/plan";
import { type Checkable, checkWorkload } from "./check";

/** All that a workload needs from around it, found before the first of its resources is made. */
export interface WorkloadPlan {
  readonly workloadName: string;
  /** Select its pods; they never change, since a Deployment's selector cannot. */
  readonly podLabels: Labels;
  readonly home: WorkloadHome;
  readonly tier: TierFacts | undefined;
  readonly ports: readonly WorkloadPort[];
  /** Ports on which its pods reach one another, and nobody else does. */
  readonly peerPorts: readonly WorkloadPort[];
  /** Container ports on which its pods connect to one another. */
  readonly peerTraffic: readonly FlowPort[];
  /** Who else may connect to its pods. */
  readonly ingress: readonly Peer[];
  /** Whom else its pods may connect to. */
  readonly egress: readonly Peer[];
  readonly calls: readonly WorkloadReference[];
  readonly imagePullSecrets: readonly pulumi.Input<string>[];
  /** What its pods may do with the Kubernetes API; with nothing they have no token. */
  readonly apiAccess: readonly TenantRule[];
  /** How its Service is made, where it has ports. */
  readonly service: ServicePlan;
  readonly exposure: ExposurePlan | undefined;
  /** How long a load balancer goes on sending to pods that are to go; none where none does. */
  readonly drainSeconds: number | undefined;
  readonly scaling?: AutoscalingPlan;
  readonly verticalScaling?: VerticalAutoscalingPlan;
  readonly observability?: ObservabilityPlan;
  /** The container port of its metrics, where that is none of the others. */
  readonly metricsPorts?: readonly WorkloadPort[];
}

/**
 * Checks a workload's options and finds what they ask of the tenant and the platform; `objections` are those of its kind.
 *
 * @throws pulumi.RunError with all objections
 */
export function planWorkload(
  kind: string,
  name: string,
  args: Checkable,
  opts: pulumi.ComponentResourceOptions = {},
  objections: (workloadName: string) => readonly Problem[] = () => [],
): WorkloadPlan {
  const workloadName = args.workloadName ?? name;
  const subject = `${kind} ${quote(workloadName)}`;
  refuseProblems(subject, [
    ...checkOptions(opts),
    ...checkWorkload(workloadName, args),
    ...(isHome(args.tenant) ? objections(workloadName) : []),
  ]);
  const { tenant: home } = args;
  const [ports, peerPorts] = [portsOf(args), peerPortsOf(args)];
  const service = serviceOf(subject, args, ports);
  const exposure = exposureOf(subject, workloadName, args);
  const callsItself = args.callsItself ?? peerPorts.length > 0;
  const observability = planObservability(args, home);
  return {
    workloadName,
    podLabels: { "keelson.dev/workload": workloadName },
    home,
    tier: home.platform?.tier,
    ports,
    peerPorts,
    peerTraffic: callsItself ? [...ports, ...peerPorts].map(flowPortOf) : [],
    service,
    ingress: [...(exposure?.clients ?? []), ...service.clients, ...(args.ingress ?? []), ...watchers(observability)],
    drainSeconds: service.drainSeconds ?? exposure?.drainSeconds,
    egress: [
      ...(args.internetPorts ?? []).map((one) => `internet:${one}` as const),
      ...(args.egress ?? []),
      ...collectors(observability),
    ],
    calls: calleesOf(args),
    imagePullSecrets: [...(home.imagePullSecrets ?? []), ...(args.imagePullSecrets ?? [])],
    apiAccess: args.apiAccess ?? [],
    exposure,
    ...planScaling(subject, workloadName, args),
    observability,
    metricsPorts: metricsPorts(args, [...ports, ...peerPorts]),
  };
}

function isHome(tenant: WorkloadHome | undefined): boolean {
  return tenant !== undefined;
}

function checkOptions({ provider, providers }: pulumi.ComponentResourceOptions): Problem[] {
  const given = provider !== undefined || providers !== undefined;
  return given
    ? [{ path: "provider", message: "the provider of the tenant is used: leave it out of the options" }]
    : [];
}

/** The workloads that are called, each once, however they were named. */
function calleesOf({ calls = [], tenant }: Checkable): WorkloadReference[] {
  const references = calls.flatMap((call) => (typeof call === "object" ? call : (tenant.workloads?.get(call) ?? [])));
  return [...new Set(references)];
}

function serviceOf(subject: string, { service, tenant }: Checkable, ports: readonly WorkloadPort[]): ServicePlan {
  const flowPorts = ports.map(flowPortOf);
  return service?.type === "LoadBalancer"
    ? planLoadBalancer(service, flowPorts, platformOf(subject, tenant, "service.type LoadBalancer"), subject)
    : planService(service, flowPorts);
}

function exposureOf(subject: string, workloadName: string, args: Checkable): ExposurePlan | undefined {
  const { expose, tenant } = args;
  if (expose === undefined) {
    return undefined;
  }
  const tcp = portsOf(args).filter(({ protocol }) => protocol === "TCP");
  const port = tcp.find(({ name }) => expose.port === undefined || name === expose.port);
  if (port === undefined) {
    throw new pulumi.RunError(`${subject} is exposed, but has no port: set port`);
  }
  const exposure = planExposure(
    subject,
    workloadName,
    expose,
    port,
    platformOf(subject, tenant, "expose"),
    probesOf(args).readinessProbe,
  );
  refuseProblems(subject, checkRoutes(exposure, tenant.workloads?.values() ?? []));
  return exposure;
}

function planScaling(
  subject: string,
  workloadName: string,
  { tenant, autoscaling, verticalAutoscaling }: Checkable,
): Pick<WorkloadPlan, "scaling" | "verticalScaling"> {
  const platform = (option: string) => platformOf(subject, tenant, option);
  return {
    ...(autoscaling !== undefined && {
      scaling: planAutoscaling(subject, workloadName, autoscaling, platform("autoscaling")),
    }),
    ...(verticalAutoscaling !== undefined && {
      verticalScaling: planVerticalAutoscaling(subject, verticalAutoscaling, platform("verticalAutoscaling")),
    }),
  };
}

/**
 * The platform that an option of a workload needs.
 *
 * @throws pulumi.RunError where the workload has none
 */
export function platformOf(subject: string, home: WorkloadHome, option: string): Platform {
  if (home.platform === undefined) {
    throw new pulumi.RunError(
      `${subject} needs a platform for ${option}: give a Tenant as tenant, or leave ${option} out`,
    );
  }
  return home.platform;
}
