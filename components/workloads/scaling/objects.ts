import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { metadataOf, type Subject } from "../subject";
import { autoscalerSpec, type ScalableKind } from "./horizontal-pod-autoscaler";
import type { HorizontalPlan, ScalingPlan, VerticalPlan } from "./plan";
import type { TriggersPlan } from "./plan-triggers";
import { scaledObjectSpec } from "./scaled-object";
import { triggerAnnotations } from "./triggers";
import { verticalAutoscalerSpec } from "./vertical-pod-autoscaler";

/** Creates the autoscalers of a workload. */
export function createAutoscalers(
  name: string,
  kind: ScalableKind,
  subject: Subject,
  { horizontal, vertical }: ScalingPlan,
  workload: pulumi.Resource,
  options: pulumi.CustomResourceOptions,
): void {
  createVerticalAutoscaler(name, kind, subject, vertical, workload, options);
  if (horizontal !== undefined) {
    const after = pulumi.mergeOptions(options, { dependsOn: [workload, ...horizontal.dependsOn] });
    createHorizontalAutoscaler(name, kind, subject, horizontal, options, after);
  }
}

function createHorizontalAutoscaler(
  name: string,
  kind: ScalableKind,
  subject: Subject,
  plan: HorizontalPlan,
  options: pulumi.CustomResourceOptions,
  after: pulumi.CustomResourceOptions,
): void {
  const { byTriggers } = plan;
  const metadata = metadataOf(subject);
  if (byTriggers === undefined) {
    const spec = autoscalerSpec(kind, subject.workloadName, plan);
    new k8s.autoscaling.v2.HorizontalPodAutoscaler(name, { metadata, spec }, after);
    return;
  }
  const authentication = createTriggerAuthentication(name, subject, byTriggers, options);
  const spec = scaledObjectSpec(kind, subject.workloadName, plan, byTriggers.context);
  const annotated = { ...metadata, ...triggerAnnotations(byTriggers.triggers) };
  new k8s.apiextensions.CustomResource(
    name,
    { apiVersion: byTriggers.keda.value.apiVersion, kind: "ScaledObject", metadata: annotated, spec },
    pulumi.mergeOptions(after, { dependsOn: authentication }),
  );
}

/** Creates the TriggerAuthentication that KEDA needs for the cloud, if a trigger reads from the cloud. */
export function createTriggerAuthentication(
  name: string,
  subject: Subject,
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
      { apiVersion, kind: "TriggerAuthentication", metadata: metadataOf(subject), spec },
      pulumi.mergeOptions(options, { dependsOn: [...dependsOn] }),
    ),
  ];
}

/** Creates the VerticalPodAutoscaler that changes or recommends the requests of a workload. */
export function createVerticalAutoscaler(
  name: string,
  kind: string,
  subject: Subject,
  plan: VerticalPlan | undefined,
  workload: pulumi.Resource,
  options: pulumi.CustomResourceOptions,
): void {
  if (plan !== undefined) {
    const { value, dependsOn } = plan.autoscaler;
    const spec = verticalAutoscalerSpec(kind, subject.workloadName, plan.verticalAutoscaling);
    new k8s.apiextensions.CustomResource(
      name,
      { apiVersion: value.apiVersion, kind: "VerticalPodAutoscaler", metadata: metadataOf(subject), spec },
      pulumi.mergeOptions(options, { dependsOn: [workload, ...dependsOn] }),
    );
  }
}
