import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import type { Labels } from "../network";
import type { WorkloadHome, WorkloadReference } from "../tenancy";
import { autoscalerSpec } from "./autoscaling";
import type { Scaling, WorkloadArgs } from "./options";
import { type AutoscalingPlan, type WorkloadPlan, planWorkload } from "./plan";
import { podTemplate } from "./pod";
import {
  createDisruptionBudget,
  createIngress,
  createPolicies,
  createService,
  createServiceAccount,
  metadataOf,
} from "./surroundings";

/** A web service or worker without state of its own. */
export type DeploymentArgs = WorkloadArgs &
  Scaling & {
    /** @default RollingUpdate that adds a quarter and takes none away */
    readonly strategy?: k8s.types.input.apps.v1.DeploymentStrategy;
    /** Seconds that a new pod has to stay ready before it counts. @default 5 */
    readonly minReadySeconds?: number;
    /** Seconds without progress after which a rollout has failed. @default 600 */
    readonly progressDeadlineSeconds?: number;
    /** @default 5 */
    readonly revisionHistoryLimit?: number;
  };

/** A workload of like pods behind a Service: safe by default, reached by nobody but whom it and others name. */
export class Deployment extends pulumi.ComponentResource implements WorkloadReference {
  /** `https://…`, where it is exposed. */
  declare readonly url: string | undefined;
  readonly #plan: WorkloadPlan;

  constructor(name: string, args: DeploymentArgs, opts?: pulumi.ComponentResourceOptions) {
    const plan = planWorkload("deployment", name, args, opts);
    super("keelson:index:Deployment", name, {}, pulumi.mergeOptions({ parent: plan.home.parent }, opts));
    this.#plan = plan;
    const options = { parent: this, provider: plan.home.provider, dependsOn: [...(plan.home.guardRails ?? [])] };
    const policies = createPolicies(name, plan, args.internetPorts ?? [], options);
    const serviceAccount = createServiceAccount(name, plan, options);
    createService(name, plan, args.replicas, options);
    createDisruptionBudget(name, plan, args.podDisruptionBudget, options);
    const deployment = createDeployment(
      name,
      args,
      plan,
      pulumi.mergeOptions(options, { dependsOn: [...policies, serviceAccount] }),
    );
    createAutoscaler(name, plan, plan.scaling, deployment, options);
    this.url = plan.exposure && createIngress(name, plan, plan.exposure, options);
    plan.home.workloads?.set(plan.workloadName, this);
    this.registerOutputs({ url: this.url });
  }

  get workloadName(): string {
    return this.#plan.workloadName;
  }

  get home(): WorkloadHome {
    return this.#plan.home;
  }

  get podLabels(): Labels {
    return this.#plan.podLabels;
  }

  get listensOn(): readonly number[] {
    return this.#plan.ports.map(({ targetPort }) => targetPort);
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
    template: podTemplate(plan, args),
  };
  return new k8s.apps.v1.Deployment(name, { metadata: metadataOf(plan), spec }, options);
}

function createAutoscaler(
  name: string,
  plan: WorkloadPlan,
  scaling: AutoscalingPlan | undefined,
  deployment: pulumi.Resource,
  options: pulumi.CustomResourceOptions,
): void {
  if (scaling !== undefined) {
    new k8s.autoscaling.v2.HorizontalPodAutoscaler(
      name,
      { metadata: metadataOf(plan), spec: autoscalerSpec(plan.workloadName, scaling.autoscaling, plan.tier) },
      pulumi.mergeOptions(options, { dependsOn: [deployment, ...scaling.metrics.dependsOn] }),
    );
  }
}
