import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { type Overrides, override } from "../overrides";
import { checkStatefulSet } from "./check-stateful-set";
import { expose } from "./exposure/objects";
import { createObservability, type ObservabilityArgs } from "./observability";
import { podTemplate } from "./pod/objects";
import { servingSpread } from "./pod/scheduling";
import { createAutoscalers } from "./scaling/objects";
import type { VerticalScalingArgs } from "./scaling/vertical-args";
import { createHeadlessService, createService, loadBalancerAddress } from "./service/objects";
import { headlessName, podHost } from "./service/pod-host";
import type { VolumeClaimTemplate } from "./volumes/args";
import { claimSpec } from "./volumes/storage";
import type { Port, Scaling, ServingArgs, WorkloadArgs } from "./workload/args";
import { childOptions, createDisruptionBudget, createGroundwork, metadataOf } from "./workload/objects";
import { planWorkload, type WorkloadPlan } from "./workload/plan";
import { Workload } from "./workload/workload";

/**
 * A store or a cluster whose pods have names and volumes that stay. The provider makes the StatefulSet anew, on the volumes that
 * are there, when `podManagementPolicy` or `volumeClaimTemplates` change; Kubernetes changes neither in place.
 */
export type StatefulSetArgs = StatefulSetOptions & Scaling;

/** The options of a StatefulSet but for the number of its pods. */
export interface StatefulSetOptions extends WorkloadArgs, ServingArgs, VerticalScalingArgs, ObservabilityArgs {
  /** A volume of each pod's own, by name. @default none */
  readonly volumeClaimTemplates?: Readonly<Record<string, VolumeClaimTemplate>>;
  /** What becomes of the volumes. @default both "Retain" */
  readonly persistentVolumeClaimRetentionPolicy?: {
    readonly whenDeleted?: "Retain" | "Delete";
    readonly whenScaled?: "Retain" | "Delete";
  };
  /** Whether pods start one after the other or all at once. @default "OrderedReady" */
  readonly podManagementPolicy?: "OrderedReady" | "Parallel";
  /** The first pod that an update changes; those before it wait. @default 0: all are changed */
  readonly partition?: number;
  /** Whether pods have names in DNS before they are ready, which peers may need to find one another. @default false */
  readonly publishNotReadyAddresses?: boolean;
  /** Ports on which its pods reach one another, and nobody else does. @default none */
  readonly peerPorts?: readonly Port[];
  /** Whether its pods connect to one another, on `ports` and `peerPorts`. @default whether there are `peerPorts` */
  readonly callsItself?: boolean;
  /** Seconds that a new pod has to stay ready before it counts. @default 5 */
  readonly minReadySeconds?: number;
  /** @default 5 */
  readonly revisionHistoryLimit?: number;
  /** Any part of the StatefulSet, merged last. @default nothing */
  readonly overrides?: Overrides<k8s.types.input.apps.v1.StatefulSet>;
}

/** A workload of pods in an order, each with a name and volumes of its own, of which drains take one at a time. */
export class StatefulSet extends Workload {
  /** `https://…`, where it is exposed. */
  declare readonly url: string | undefined;
  /** A name or an IP, where its Service has a load balancer. */
  declare readonly loadBalancerAddress: pulumi.Output<string> | undefined;

  constructor(name: string, args: StatefulSetArgs, opts?: pulumi.ComponentResourceOptions) {
    const plan = planWorkload("statefulSet", name, args, opts, (workloadName) => checkStatefulSet(workloadName, args));
    super("keelson:index:StatefulSet", name, plan, opts);
    const options = childOptions(this, plan);
    const before = createGroundwork(name, plan, options);
    const headless = createHeadlessService(name, plan, args.publishNotReadyAddresses ?? false, options);
    const service = createService(name, plan, args.autoscaling?.minReplicas ?? args.replicas, options);
    createDisruptionBudget(name, plan, args.podDisruptionBudget, options);
    const after = pulumi.mergeOptions(options, { dependsOn: [...before, headless] });
    const made = new k8s.apps.v1.StatefulSet(name, override(statefulSet(plan, args), args.overrides), after);
    createAutoscalers(name, "StatefulSet", plan, made, options);
    createObservability(name, "StatefulSet", plan, options);
    this.url = expose(name, plan, options);
    this.loadBalancerAddress = plan.service.drainSeconds === undefined ? undefined : loadBalancerAddress(service);
    this.registerOutputs({ url: this.url });
  }

  /** Host name of one pod, from anywhere in the cluster. */
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
      template: podTemplate(plan, args, { spread: servingSpread(plan.tier), volumeClaimTemplates }),
      volumeClaimTemplates: Object.entries(volumeClaimTemplates).map(([name, template]) => ({
        metadata: { name },
        spec: claimSpec(template, classes),
      })),
    },
  };
}
