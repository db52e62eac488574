import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { metadataOf } from "../workload/objects";
import type { WorkloadPlan } from "../workload/plan";
import { autoscalerSpec, type ScalableKind } from "./horizontal";
import type { TriggersPlan } from "./plan";
import { scaledObjectSpec } from "./scaled-object";
import { verticalAutoscalerSpec } from "./vertical";

/** Makes what scales a workload, in number and in size, where it is to be scaled. */
export function createAutoscalers(
  name: string,
  kind: ScalableKind,
  plan: WorkloadPlan,
  workload: pulumi.Resource,
  options: pulumi.CustomResourceOptions,
): void {
  createVerticalAutoscaler(name, kind, plan, workload, options);
  if (plan.scaling === undefined) {
    return;
  }
  const { autoscaling, byTriggers, dependsOn } = plan.scaling;
  const after = pulumi.mergeOptions(options, { dependsOn: [workload, ...dependsOn] });
  const metadata = metadataOf(plan);
  if (byTriggers === undefined) {
    const spec = autoscalerSpec(kind, plan.workloadName, autoscaling, plan.tier);
    new k8s.autoscaling.v2.HorizontalPodAutoscaler(name, { metadata, spec }, after);
    return;
  }
  const authentication = createTriggerAuthentication(name, plan, byTriggers, options);
  const spec = scaledObjectSpec(kind, plan.workloadName, autoscaling, plan.tier, byTriggers.context);
  new k8s.apiextensions.CustomResource(
    name,
    { apiVersion: byTriggers.keda.value.apiVersion, kind: "ScaledObject", metadata, spec },
    pulumi.mergeOptions(after, { dependsOn: authentication }),
  );
}

/** Makes what lets KEDA ask the cloud's queues in its own name. */
export function createTriggerAuthentication(
  name: string,
  plan: WorkloadPlan,
  { keda, podIdentity, dependsOn }: TriggersPlan,
  options: pulumi.CustomResourceOptions,
): pulumi.Resource[] {
  if (podIdentity === undefined) {
    return [];
  }
  const { apiVersion } = keda.value;
  const spec = { podIdentity: { provider: podIdentity } };
  return [
    new k8s.apiextensions.CustomResource(
      name,
      { apiVersion, kind: "TriggerAuthentication", metadata: metadataOf(plan), spec },
      pulumi.mergeOptions(options, { dependsOn: [...dependsOn] }),
    ),
  ];
}

/** Makes what changes a workload's requests, or recommends others. */
export function createVerticalAutoscaler(
  name: string,
  kind: string,
  plan: WorkloadPlan,
  workload: pulumi.Resource,
  options: pulumi.CustomResourceOptions,
): void {
  if (plan.verticalScaling !== undefined) {
    const { verticalAutoscaling, autoscaler } = plan.verticalScaling;
    const spec = verticalAutoscalerSpec(kind, plan.workloadName, verticalAutoscaling);
    new k8s.apiextensions.CustomResource(
      name,
      {
        apiVersion: autoscaler.value.apiVersion,
        kind: "VerticalPodAutoscaler",
        metadata: metadataOf(plan),
        spec,
      },
      pulumi.mergeOptions(options, { dependsOn: [workload, ...autoscaler.dependsOn] }),
    );
  }
}
