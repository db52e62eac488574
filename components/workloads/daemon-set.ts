import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { type Overrides, override } from "../overrides";
import { checkDaemonSet } from "./check-daemon-set";
import { createObservability, type ObservabilityArgs } from "./observability";
import { podTemplate } from "./pod/objects";
import { createVerticalAutoscaler } from "./scaling/objects";
import type { VerticalScalingArgs } from "./scaling/vertical-args";
import { createService } from "./service/objects";
import type { HostPath } from "./volumes/args";
import type { PortArgs, WorkloadArgs } from "./workload/args";
import { childOptions, createGroundwork, metadataOf } from "./workload/objects";
import { planWorkload, type WorkloadPlan } from "./workload/plan";
import { Workload } from "./workload/workload";

/** An agent of which each node has one. */
export interface DaemonSetArgs extends WorkloadArgs, PortArgs, VerticalScalingArgs, ObservabilityArgs {
  /** Whether it runs on every node, whatever its taints. @default false: on the nodes whose taints it tolerates */
  readonly everywhere?: boolean;
  /** How many nodes may be without it during an update, as a number or percentage. @default 1 */
  readonly maxUnavailable?: number | string;
  /** The node's directories that it sees, by name of the volume. @default none */
  readonly hostPaths?: Readonly<Record<string, HostPath>>;
  /** Ports of the node by name of the port. @default none */
  readonly hostPorts?: Readonly<Record<string, number>>;
  /** Whether it is in the node's own network, where no NetworkPolicy holds. @default false */
  readonly hostNetwork?: boolean;
  /** Seconds that a new pod has to stay ready before it counts. @default 5 */
  readonly minReadySeconds?: number;
  /** @default 5 */
  readonly revisionHistoryLimit?: number;
  /** Any part of the DaemonSet, merged last. @default nothing */
  readonly overrides?: Overrides<k8s.types.input.apps.v1.DaemonSet>;
}

/** A workload of one pod per node. Drains leave it alone, so it has no disruption budget. */
export class DaemonSet extends Workload {
  constructor(name: string, args: DaemonSetArgs, opts?: pulumi.ComponentResourceOptions) {
    const plan = planWorkload("daemonSet", name, args, opts, () => checkDaemonSet(args));
    super("keelson:index:DaemonSet", name, plan, opts);
    const options = childOptions(this, plan);
    const before = createGroundwork(name, plan, options);
    createService(name, plan, undefined, options);
    const after = pulumi.mergeOptions(options, { dependsOn: before });
    const made = new k8s.apps.v1.DaemonSet(name, override(daemonSet(plan, args), args.overrides), after);
    createVerticalAutoscaler(name, "DaemonSet", plan, made, options);
    createObservability(name, "DaemonSet", plan, options);
    this.registerOutputs({});
  }
}

/** Renders the DaemonSet. */
function daemonSet(plan: WorkloadPlan, args: DaemonSetArgs): k8s.types.input.apps.v1.DaemonSet {
  const { hostPaths, hostPorts, hostNetwork } = args;
  const tolerations = args.everywhere === true ? [{ operator: "Exists" }] : [];
  return {
    metadata: metadataOf(plan),
    spec: {
      selector: { matchLabels: plan.podLabels },
      updateStrategy: { type: "RollingUpdate", rollingUpdate: { maxUnavailable: args.maxUnavailable ?? 1 } },
      minReadySeconds: args.minReadySeconds ?? 5,
      revisionHistoryLimit: args.revisionHistoryLimit ?? 5,
      template: podTemplate(plan, args, { hostPaths, hostPorts, hostNetwork, tolerations }),
    },
  };
}
