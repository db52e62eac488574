import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { refuseMisshapen } from "../arguments";
import { type Overrides, override } from "../overrides";
import { createDisruptionBudget } from "./disruption-budget";
import { expose, servedProtocol } from "./exposure";
import { createObservability, type ObservabilityArgs } from "./observability";
import { podTemplate, servingSpread } from "./pod";
import { checkRollout, checkStrategy, usualDeadline } from "./rollout";
import { autoscalerNameOf, createAutoscalers, type Scaling, type VerticalScalingArgs } from "./scaling";
import { createService, loadBalancerAddress } from "./service";
import { childOptions, metadataOf } from "./subject";
import {
  createGroundwork,
  planWorkload,
  type ServingArgs,
  Workload,
  type WorkloadArgs,
  type WorkloadPlan,
} from "./workload";

/**
 * Options of a web service or worker whose pods keep no state.
 *
 * @example
 * ```ts
 * const args: DeploymentArgs = { tenant, image: "registry.example.com/web:1.4.0", port: 8080, calls: [store], expose: {} };
 * ```
 */
export type DeploymentArgs = WorkloadArgs &
  ServingArgs &
  VerticalScalingArgs &
  ObservabilityArgs &
  Scaling & {
    /** How an update replaces pods. @default RollingUpdate with { maxSurge: "25%", maxUnavailable: 0 } */
    readonly strategy?: k8s.types.input.apps.v1.DeploymentStrategy;
    /** How many seconds a new pod must stay ready before it counts as available. @default 5 */
    readonly minReadySeconds?: number;
    /** A rollout fails after this number of seconds without progress. @default 600 */
    readonly progressDeadlineSeconds?: number;
    /** Number of old revisions to keep for rollbacks. @default 5 */
    readonly revisionHistoryLimit?: number;
    /** Fields to merge into the Deployment after all other options. @default none */
    readonly overrides?: Overrides<k8s.types.input.apps.v1.Deployment>;
  };

/**
 * Identical pods behind a Service, with production defaults. Only declared peers can connect to them.
 *
 * @example
 * ```ts
 * new Deployment("web", {
 *   tenant,
 *   image: "registry.example.com/web:1.4.0",
 *   port: 8080,
 *   calls: [{ to: store, port: 5432 }],
 *   expose: { host: "www.example.com" },
 * });
 * ```
 */
export class Deployment extends Workload {
  /** URL of the workload, `https://…`. Undefined if the workload is not exposed. */
  declare readonly url: string | undefined;
  /** Host name or IP address of the Service's load balancer. Undefined if the Service has none. */
  declare readonly loadBalancerAddress: pulumi.Output<string> | undefined;

  constructor(name: string, args: DeploymentArgs, opts?: pulumi.ComponentResourceOptions) {
    refuseMisshapen("deployment", name, "DeploymentArgs", args);
    const plan = planWorkload("deployment", name, args, opts, () => [
      ...checkRollout(args),
      ...checkStrategy(args.strategy),
    ]);
    super("keelson:index:Deployment", name, plan, opts);
    const { exposure, observability, scaling, service } = plan;
    const options = childOptions(this, plan);
    const before = createGroundwork(name, plan, options);
    const replicas = args.autoscaling?.minReplicas ?? args.replicas;
    const made = createService(name, plan, service, servedProtocol(exposure), replicas, options);
    createDisruptionBudget(name, plan, args.podDisruptionBudget, options);
    const after = pulumi.mergeOptions(options, { dependsOn: before });
    const pods = new k8s.apps.v1.Deployment(name, override(deployment(plan, args), args.overrides), after);
    createAutoscalers(name, "Deployment", plan, scaling, pods, options);
    createObservability(name, "Deployment", plan, observability, autoscalerNameOf(plan, scaling), options);
    this.url = expose(name, plan, exposure, options);
    this.loadBalancerAddress = service.drainSeconds === undefined ? undefined : loadBalancerAddress(made);
    this.registerOutputs({ url: this.url });
  }
}

/** Renders the Deployment. */
function deployment(plan: WorkloadPlan, args: DeploymentArgs): k8s.types.input.apps.v1.Deployment {
  return {
    metadata: metadataOf(plan),
    spec: {
      ...(args.autoscaling === undefined && { replicas: args.replicas ?? plan.tier?.replicas ?? 2 }),
      selector: { matchLabels: plan.podLabels },
      strategy: args.strategy ?? { type: "RollingUpdate", rollingUpdate: { maxSurge: "25%", maxUnavailable: 0 } },
      minReadySeconds: args.minReadySeconds ?? 5,
      progressDeadlineSeconds: args.progressDeadlineSeconds ?? usualDeadline,
      revisionHistoryLimit: args.revisionHistoryLimit ?? 5,
      template: podTemplate(plan, plan.pod, args, {
        spread: { ...servingSpread(plan.tier), matchLabelKeys: ["pod-template-hash"] },
      }),
    },
  };
}
