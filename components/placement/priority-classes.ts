import * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";

/**
 * The platform's own priority classes. If nodes are full, the scheduler evicts pods with lower classes first. Kubernetes' own `system-*` classes are
 * above all of these. Pods without a class have the priority 0.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/
 */
export const priorityClasses = {
  platform: { name: "keelson-platform", value: 1_000_000, description: "Add-ons of the platform." },
  serving: {
    name: "keelson-serving",
    value: 1000,
    description: "Long-running workloads: Deployment, StatefulSet, DaemonSet.",
  },
  batch: {
    name: "keelson-batch",
    value: 0,
    preemptionPolicy: "Never",
    description: "Jobs, which wait for free capacity and give way to long-running workloads.",
  },
} as const;

/** Creates the priority classes. */
export function createPriorityClasses(name: string, options: pulumi.CustomResourceOptions): pulumi.Resource[] {
  return Object.entries(priorityClasses).map(
    ([key, { name: className, ...rest }]) =>
      new k8s.scheduling.v1.PriorityClass(`${name}-${key}`, { metadata: { name: className }, ...rest }, options),
  );
}
