import * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { createNetworkPolicy, flowsPolicy } from "../../network";
import { createRole } from "../../tenancy";
import type { DisruptionBudget } from "./args";
import { workloadFlows } from "./flows";
import type { WorkloadPlan } from "./plan";

/** Makes the metadata of a workload's object. */
export function metadataOf({ workloadName, home }: WorkloadPlan): { name: string; namespace: pulumi.Input<string> } {
  return { name: workloadName, namespace: home.namespace };
}

/** Options of everything that a workload is made of: inside of it, on its home's cluster, behind the guard rails. */
export function childOptions(parent: pulumi.Resource, { home }: WorkloadPlan): pulumi.CustomResourceOptions {
  return { parent, provider: home.provider, dependsOn: [...(home.guardRails ?? [])] };
}

/** Makes what pods need before they start: the policies that let declared connections through, and an account. */
export function createGroundwork(
  name: string,
  plan: WorkloadPlan,
  options: pulumi.CustomResourceOptions,
): pulumi.Resource[] {
  return [
    ...createPolicies(name, plan, options),
    createServiceAccount(name, plan, options),
    ...createApiAccess(name, plan, options),
  ];
}

function createPolicies(name: string, plan: WorkloadPlan, options: pulumi.CustomResourceOptions): pulumi.Resource[] {
  return workloadFlows(plan).flatMap(({ key, home, flows }) => {
    const network = home.platform?.cluster.network;
    return network === undefined
      ? []
      : createNetworkPolicy(`${name}${key}`, { ...flowsPolicy(flows, network), namespace: home.namespace }, options);
  });
}

/* An account of the workload's own, whose token is mounted only by pods that ask for one. */
function createServiceAccount(
  name: string,
  plan: WorkloadPlan,
  options: pulumi.CustomResourceOptions,
): pulumi.Resource {
  const imagePullSecrets = plan.imagePullSecrets.map((secret) => ({ name: secret }));
  return new k8s.core.v1.ServiceAccount(
    name,
    {
      metadata: metadataOf(plan),
      automountServiceAccountToken: false,
      ...(imagePullSecrets.length > 0 && { imagePullSecrets }),
    },
    options,
  );
}

/* A Role of the workload's own, where its pods call the Kubernetes API. */
function createApiAccess(name: string, plan: WorkloadPlan, options: pulumi.CustomResourceOptions): pulumi.Resource[] {
  const { apiAccess, home, workloadName } = plan;
  const subject = { kind: "ServiceAccount", name: workloadName, namespace: home.namespace };
  return apiAccess.length === 0 ? [] : createRole(name, metadataOf(plan), apiAccess, [subject], options);
}

/** Makes the budget that lets drains take a workload's pods away a few at a time. */
export function createDisruptionBudget(
  name: string,
  plan: WorkloadPlan,
  budget: DisruptionBudget | undefined,
  options: pulumi.CustomResourceOptions,
): void {
  const selector = { matchLabels: plan.podLabels };
  const spec = { ...(budget ?? { maxUnavailable: 1 }), selector, unhealthyPodEvictionPolicy: "AlwaysAllow" };
  new k8s.policy.v1.PodDisruptionBudget(name, { metadata: metadataOf(plan), spec }, options);
}
