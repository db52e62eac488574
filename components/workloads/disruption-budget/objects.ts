import * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { metadataOf, type Subject } from "../subject";
import type { DisruptionBudget } from "./args";

/** Creates the budget that limits how many pods a drain removes at once. */
export function createDisruptionBudget(
  name: string,
  subject: Subject,
  budget: DisruptionBudget | undefined,
  options: pulumi.CustomResourceOptions,
): void {
  const selector = { matchLabels: subject.podLabels };
  const spec = { ...(budget ?? { maxUnavailable: 1 }), selector, unhealthyPodEvictionPolicy: "AlwaysAllow" };
  new k8s.policy.v1.PodDisruptionBudget(name, { metadata: metadataOf(subject), spec }, options);
}
