import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { type Overrides, override } from "../overrides";
import { expose } from "./exposure/objects";
import { createObservability, type ObservabilityArgs } from "./observability";
import { podTemplate } from "./pod/objects";
import { servingSpread } from "./pod/scheduling";
import { createAutoscalers } from "./scaling/objects";
import type { VerticalScalingArgs } from "./scaling/vertical-args";
import { createService, loadBalancerAddress } from "./service/objects";
import type { Scaling, ServingArgs, WorkloadArgs } from "./workload/args";
import { childOptions, createDisruptionBudget, createGroundwork, metadataOf } from "./workload/objects";
import { planWorkload, type WorkloadPlan } from "./workload/plan";
import { Workload } from "./workload/workload";

/** A web service or worker without state of its own. */
export type DeploymentArgs = WorkloadArgs &
  ServingArgs &
  VerticalScalingArgs &
  ObservabilityArgs &
  Scaling & {
    /** @default RollingUpdate that adds a quarter and takes none away */
    readonly strategy?: k8s.types.input.apps.v1.DeploymentStrategy;
    /** Seconds that a new pod has to stay ready before it counts. @default 5 */
    readonly minReadySeconds?: number;
    /** Seconds without progress after which a rollout has failed. @default 600 */
    readonly progressDeadlineSeconds?: number;
    /** @default 5 */
    readonly revisionHistoryLimit?: number;
    /** Any part of the Deployment, merged last. @default nothing */
    readonly overrides?: Overrides<k8s.types.input.apps.v1.Deployment>;
  };

/** A workload of like pods behind a Service: safe by default, reached by nobody but whom it and others name. */
export class Deployment extends Workload {
  /** `https://…`, where it is exposed. */
  declare readonly url: string | undefined;
  /** A name or an IP, where its Service has a load balancer. */
  declare readonly loadBalancerAddress: pulumi.Output<string> | undefined;

  constructor(name: string, args: DeploymentArgs, opts?: pulumi.ComponentResourceOptions) {
    const plan = planWorkload("deployment", name, args, opts);
    super("keelson:index:Deployment", name, plan, opts);
    const options = childOptions(this, plan);
    const before = createGroundwork(name, plan, options);
    const service = createService(name, plan, args.autoscaling?.minReplicas ?? args.replicas, options);
    createDisruptionBudget(name, plan, args.podDisruptionBudget, options);
    const deployment = createDeployment(name, args, plan, pulumi.mergeOptions(options, { dependsOn: before }));
    createAutoscalers(name, "Deployment", plan, deployment, options);
    createObservability(name, "Deployment", plan, options);
    this.url = expose(name, plan, options);
    this.loadBalancerAddress = plan.service.drainSeconds === undefined ? undefined : loadBalancerAddress(service);
    this.registerOutputs({ url: this.url });
  }
}

function createDeployment(
  name: string,
  args: DeploymentArgs,
  plan: WorkloadPlan,
  options: pulumi.CustomResourceOptions,
): k8s.apps.v1.Deployment {
  const spec = {
    ...(args.autoscaling === undefined && { replicas: args.replicas ?? plan.tier?.replicas ?? 2 }),
    selector: { matchLabels: plan.podLabels },
    strategy: args.strategy ?? { type: "RollingUpdate", rollingUpdate: { maxSurge: "25%", maxUnavailable: 0 } },
    minReadySeconds: args.minReadySeconds ?? 5,
    progressDeadlineSeconds: args.progressDeadlineSeconds ?? 600,
    revisionHistoryLimit: args.revisionHistoryLimit ?? 5,
    template: podTemplate(plan, args, {
      spread: { ...servingSpread(plan.tier), matchLabelKeys: ["pod-template-hash"] },
    }),
  };
  const rendered: k8s.types.input.apps.v1.Deployment = { metadata: metadataOf(plan), spec };
  return new k8s.apps.v1.Deployment(name, override(rendered, args.overrides), options);
}
