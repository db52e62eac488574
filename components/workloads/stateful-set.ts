import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { refuseMisshapen } from "../arguments";
import { whole } from "../checks";
import { type Overrides, override } from "../overrides";
import { collectProblems, expected, type Problem } from "../problems";
import { createDisruptionBudget } from "./disruption-budget";
import { expose, servedProtocol } from "./exposure";
import { createObservability, type ObservabilityArgs } from "./observability";
import { podTemplate, servingSpread } from "./pod";
import { checkRollout, type Rollout } from "./rollout";
import { autoscalerNameOf, createAutoscalers, type Scaling, type VerticalScalingArgs } from "./scaling";
import { createHeadlessService, createService, headlessName, loadBalancerAddress, type Port, podHost } from "./service";
import { childOptions, metadataOf } from "./subject";
import { checkStorage, claimSpec, type VolumeClaimTemplate } from "./volumes";
import {
  createGroundwork,
  planWorkload,
  type ServingArgs,
  Workload,
  type WorkloadArgs,
  type WorkloadPlan,
} from "./workload";

/**
 * A store or a cluster of peers. Its pods keep their names and volumes. If you change `podManagementPolicy` or `volumeClaimTemplates`, Pulumi
 * replaces the StatefulSet and keeps its volumes, because Kubernetes cannot change these fields in place.
 *
 * @example
 * ```ts
 * const args: StatefulSetArgs = {
 *   tenant,
 *   image: "registry.example.com/store:4.2.1",
 *   replicas: 3,
 *   port: 5432,
 *   volumeClaimTemplates: { data: { size: "20Gi", mountPath: "/var/lib/store" } },
 * };
 * ```
 */
export type StatefulSetArgs = StatefulSetOptions & Scaling;

/**
 * Options of a StatefulSet, except the number of pods.
 *
 * @example
 * ```ts
 * const args: StatefulSetOptions = {
 *   tenant,
 *   image: "registry.example.com/store:4.2.1",
 *   port: 5432,
 *   volumeClaimTemplates: { data: { size: "20Gi", mountPath: "/var/lib/store" } },
 * };
 * ```
 */
export interface StatefulSetOptions extends WorkloadArgs, ServingArgs, VerticalScalingArgs, ObservabilityArgs {
  /** Volumes by volume name; each pod gets its own volumes. @default none */
  readonly volumeClaimTemplates?: Readonly<Record<string, VolumeClaimTemplate>>;
  /** What happens to the volumes when the StatefulSet is deleted or scaled down. @default "Retain" in both cases */
  readonly persistentVolumeClaimRetentionPolicy?: {
    readonly whenDeleted?: "Retain" | "Delete";
    readonly whenScaled?: "Retain" | "Delete";
  };
  /** Whether pods start one after another, or all at once. @default "OrderedReady" */
  readonly podManagementPolicy?: "OrderedReady" | "Parallel";
  /** An update changes only pods with this ordinal or a higher ordinal. @default 0: all pods */
  readonly partition?: number;
  /** Whether pods have DNS names before they are ready, so that peers can find each other. @default false */
  readonly publishNotReadyAddresses?: boolean;
  /** Ports that only the pods of this workload use, to connect to each other. @default none */
  readonly peerPorts?: readonly Port[];
  /** Whether the pods of this workload connect to each other, on `ports` and `peerPorts`. @default true if you set `peerPorts` */
  readonly callsItself?: boolean;
  /** How many seconds a new pod must stay ready before it counts as available. @default 5 */
  readonly minReadySeconds?: number;
  /** Number of old revisions to keep for rollbacks. @default 5 */
  readonly revisionHistoryLimit?: number;
  /** Fields to merge into the StatefulSet after all other options. @default none */
  readonly overrides?: Overrides<k8s.types.input.apps.v1.StatefulSet>;
}

/**
 * Ordered pods, each with its own name and volumes. Drains evict one pod at a time.
 *
 * @example
 * ```ts
 * new StatefulSet("store", {
 *   tenant,
 *   image: "registry.example.com/store:2.1.0",
 *   port: 5432,
 *   volumeClaimTemplates: { data: { size: "20Gi", mountPath: "/var/lib/store" } },
 * });
 * ```
 */
export class StatefulSet extends Workload {
  /** URL of the workload, `https://…`. Undefined if the workload is not exposed. */
  declare readonly url: string | undefined;
  /** Host name or IP address of the Service's load balancer. Undefined if the Service has none. */
  declare readonly loadBalancerAddress: pulumi.Output<string> | undefined;

  constructor(name: string, args: StatefulSetArgs, opts?: pulumi.ComponentResourceOptions) {
    refuseMisshapen("statefulSet", name, "StatefulSetArgs", args);
    const plan = planWorkload("statefulSet", name, args, opts, (workloadName) => checkStatefulSet(workloadName, args));
    super("keelson:index:StatefulSet", name, plan, opts);
    const { exposure, observability, peerPorts, scaling, service } = plan;
    const options = childOptions(this, plan);
    const before = createGroundwork(name, plan, options);
    const isEarly = args.publishNotReadyAddresses ?? false;
    const headless = createHeadlessService(name, plan, [...service.ports, ...peerPorts], isEarly, options);
    const replicas = args.autoscaling?.minReplicas ?? args.replicas;
    const made = createService(name, plan, service, servedProtocol(exposure), replicas, options);
    createDisruptionBudget(name, plan, args.podDisruptionBudget, options);
    const after = pulumi.mergeOptions(options, { dependsOn: [...before, headless] });
    const pods = new k8s.apps.v1.StatefulSet(name, override(statefulSet(plan, args), args.overrides), after);
    createAutoscalers(name, "StatefulSet", plan, scaling, pods, options);
    createObservability(name, "StatefulSet", plan, observability, autoscalerNameOf(plan, scaling), options);
    this.url = expose(name, plan, exposure, options);
    this.loadBalancerAddress = service.drainSeconds === undefined ? undefined : loadBalancerAddress(made);
    this.registerOutputs({ url: this.url });
  }

  /** Returns the host name of one pod, valid in the whole cluster. */
  podHost(ordinal: number): pulumi.Output<string> {
    return pulumi.interpolate`${podHost(this.workloadName, ordinal)}.${this.home.namespace}.svc`;
  }
}

/** Renders the StatefulSet. */
function statefulSet(plan: WorkloadPlan, args: StatefulSetArgs): k8s.types.input.apps.v1.StatefulSet {
  const { volumeClaimTemplates = {}, persistentVolumeClaimRetentionPolicy: retention = {} } = args;
  const classes = plan.home.platform?.cluster.storageClasses;
  return {
    metadata: metadataOf(plan),
    spec: {
      ...(args.autoscaling === undefined && { replicas: args.replicas ?? plan.tier?.replicas ?? 2 }),
      serviceName: headlessName(plan.workloadName),
      selector: { matchLabels: plan.podLabels },
      podManagementPolicy: args.podManagementPolicy ?? "OrderedReady",
      updateStrategy: { type: "RollingUpdate", rollingUpdate: { partition: args.partition ?? 0 } },
      minReadySeconds: args.minReadySeconds ?? 5,
      revisionHistoryLimit: args.revisionHistoryLimit ?? 5,
      persistentVolumeClaimRetentionPolicy: {
        whenDeleted: retention.whenDeleted ?? "Retain",
        whenScaled: retention.whenScaled ?? "Retain",
      },
      template: podTemplate(plan, plan.pod, args, { spread: servingSpread(plan.tier), volumeClaimTemplates }),
      volumeClaimTemplates: Object.entries(volumeClaimTemplates).map(([name, template]) => ({
        metadata: { name },
        spec: claimSpec(template, classes),
      })),
    },
  };
}

/** If the partition is greater than the number of pods, updates change no pod. */
function checkPartition(partition: number | undefined, replicas: StatefulSetArgs["replicas"]): Problem[] {
  const isBeyond = partition !== undefined && typeof replicas === "number" && partition > replicas;
  return isBeyond ? [expected("partition", `at most replicas (${replicas})`, partition)] : [];
}

/** Maximum length of a StatefulSet's name. In a label, Kubernetes appends a hyphen and a hash of ten letters to it. */
const longestName = 52;

/** Lists the mistakes in the options that only a StatefulSet has. */
export function checkStatefulSet(
  workloadName: string,
  {
    volumeClaimTemplates = {},
    partition,
    replicas,
    tenant,
    ...rollout
  }: Pick<StatefulSetArgs, "tenant" | "volumeClaimTemplates" | "partition" | "replicas"> & Rollout,
): Problem[] {
  const classes = tenant.platform?.cluster.storageClasses;
  const { length } = workloadName;
  return [
    ...collectProblems([
      length > longestName &&
        expected(
          "workloadName",
          `at most ${longestName} characters for a StatefulSet`,
          workloadName,
          `it has ${length}`,
        ),
    ]),
    ...whole("partition", partition, { min: 0 }),
    ...checkPartition(partition, replicas),
    ...checkRollout(rollout),
    ...Object.entries(volumeClaimTemplates).flatMap(([name, template]) =>
      checkStorage(`volumeClaimTemplates.${name}`, template, classes),
    ),
  ];
}
