import type { types } from "@pulumi/kubernetes";
import { exposedPods } from "../../network";
import { telemetryEnv } from "../observability";
import type { WorkloadPort } from "../service/check-ports";
import {
  ephemeralStorage,
  hasClaims,
  podVolumes,
  readOnlyVolumes,
  type VolumeArgs,
  volumeMounts,
} from "../volumes/objects";
import type { WorkloadPlan } from "../workload/plan";
import type { PodArgs } from "./args";
import { container, moreContainer } from "./container";
import { defaultGracePeriodSeconds, defaultUser } from "./defaults";
import { probesOf } from "./probes";
import { nodeRules, spreadConstraints, type UsualSpread } from "./scheduling";

type PodSpec = types.input.core.v1.PodSpec;
type Container = types.input.core.v1.Container;

/** What differs between the pods of the kinds of workload. */
export interface PodShape extends VolumeArgs {
  readonly restartPolicy?: "Never" | "OnFailure";
  /** @default pods stand where they like */
  readonly spread?: UsualSpread;
  /** @default none */
  readonly tolerations?: readonly types.input.core.v1.Toleration[];
  readonly hostNetwork?: boolean;
  /** Ports of the node by name of the port. @default none */
  readonly hostPorts?: Readonly<Record<string, number>>;
}

/** Renders the template of a workload's pods: restricted, bounded, probed and spread. */
export function podTemplate(
  plan: WorkloadPlan,
  args: PodArgs,
  shape: PodShape,
): types.input.core.v1.PodTemplateSpec & { readonly spec: PodSpec } {
  return {
    metadata: {
      labels: {
        ...plan.home.labels,
        ...plan.podLabels,
        "app.kubernetes.io/name": plan.workloadName,
        "app.kubernetes.io/managed-by": "keelson",
        ...(plan.exposure !== undefined && exposedPods.pods),
      },
    },
    spec: podSpec(plan, args, shape),
  };
}

function podSpec(plan: WorkloadPlan, args: PodArgs, shape: PodShape): PodSpec {
  const { emptyDirs, volumes: references, dnsPolicy, dnsConfig, hostAliases, initContainers, containers } = args;
  const all: VolumeArgs = { ...shape, emptyDirs, volumes: references };
  const volumes = podVolumes(all);
  const constraints = spreadConstraints(plan.podLabels, args, shape.spread);
  const more = (given: NonNullable<PodArgs["containers"] | PodArgs["initContainers"]>) =>
    Object.entries(given).map(([name, one]) =>
      moreContainer(name, one, containerPorts(plan, shape, name), readOnlyVolumes(all)),
    );
  return {
    serviceAccountName: plan.workloadName,
    automountServiceAccountToken: plan.apiAccess.length > 0,
    enableServiceLinks: false,
    terminationGracePeriodSeconds: gracePeriodOf(plan, args),
    ...(shape.restartPolicy !== undefined && { restartPolicy: shape.restartPolicy }),
    ...(shape.hostNetwork === true && { hostNetwork: true, dnsPolicy: "ClusterFirstWithHostNet" }),
    securityContext: securityContext(args, all),
    ...(initContainers !== undefined && { initContainers: more(initContainers) }),
    containers: [mainContainer(plan, args, shape, all), ...more(containers ?? {})],
    ...(volumes.length > 0 && { volumes }),
    ...nodeRules(args, shape.tolerations ?? []),
    ...(constraints.length > 0 && { topologySpreadConstraints: constraints }),
    ...(dnsPolicy !== undefined && { dnsPolicy }),
    ...(dnsConfig !== undefined && { dnsConfig }),
    ...(hostAliases !== undefined && { hostAliases: [...hostAliases] }),
  };
}

function securityContext(args: PodArgs, volumes: VolumeArgs): types.input.core.v1.PodSecurityContext {
  const user = args.runAsUser ?? defaultUser;
  return {
    runAsNonRoot: true,
    runAsUser: user,
    runAsGroup: args.runAsGroup ?? user,
    fsGroup: args.fsGroup ?? user,
    /* Otherwise every start walks over every file of a large volume. */
    ...(hasClaims(volumes) && { fsGroupChangePolicy: "OnRootMismatch" }),
    ...(args.supplementalGroups !== undefined && { supplementalGroups: [...args.supplementalGroups] }),
    seccompProfile: { type: "RuntimeDefault" },
  };
}

function mainContainer(plan: WorkloadPlan, args: PodArgs, shape: PodShape, volumes: VolumeArgs): Container {
  const ports = containerPorts(plan, shape, undefined);
  const drain = { preStop: { sleep: { seconds: drainSeconds(plan, args) } } };
  const lifecycle = { ...(ports.length > 0 && drain), ...args.lifecycle };
  return container(
    plan.workloadName,
    { ...args, ...environmentOf(plan, args) },
    {
      ports,
      mounts: volumeMounts(volumes),
      probes: probesOf({ ...args, ports: plan.ports }),
      lifecycle: Object.keys(lifecycle).length > 0 ? lifecycle : undefined,
      ephemeralStorage: ephemeralStorage(volumes),
    },
  );
}

/** A variable that is given wins over one that tells where telemetry goes. */
function environmentOf({ workloadName, observability }: WorkloadPlan, { env }: PodArgs): Pick<PodArgs, "env"> {
  const collector = observability?.collector;
  return collector === undefined ? {} : { env: { ...telemetryEnv(workloadName, collector), ...env } };
}

function containerPorts(plan: WorkloadPlan, { hostPorts = {} }: PodShape, containerName: string | undefined) {
  const ofContainer = (port: WorkloadPort) => port.container === containerName;
  return [...plan.ports, ...plan.peerPorts, ...(plan.metricsPorts ?? [])]
    .filter(ofContainer)
    .map(({ name, targetPort, protocol }) => ({
      name,
      containerPort: targetPort,
      ...(hostPorts[name] !== undefined && { hostPort: hostPorts[name] }),
      protocol,
    }));
}

/** What a load balancer takes to forget the pod does not count: requests have the usual time after it. */
function gracePeriodOf(plan: WorkloadPlan, args: PodArgs): number {
  return (args.terminationGracePeriodSeconds ?? defaultGracePeriodSeconds) + (plan.drainSeconds ?? 0);
}

/** Time for load balancers and kube-proxy to forget the pod before it stops listening. */
function drainSeconds(plan: WorkloadPlan, args: PodArgs): number {
  const gracePeriod = args.terminationGracePeriodSeconds ?? defaultGracePeriodSeconds;
  return plan.drainSeconds ?? Math.max(1, Math.min(5, Math.floor(gracePeriod / 2)));
}
