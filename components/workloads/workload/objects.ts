import * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { createNetworkPolicy, flowsPolicy } from "../../network";
import { createRole } from "../../tenancy";
import { metadataOf } from "../subject";
import { type Connected, workloadFlows } from "./flows";
import type { WorkloadPlan } from "./plan";

/** Creates what pods need before they start: network policies, a ServiceAccount and permissions. */
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

/** Creates the network policies of a workload's connections, at both ends. */
export function createPolicies(
  name: string,
  plan: Connected,
  options: pulumi.CustomResourceOptions,
): pulumi.Resource[] {
  return workloadFlows(plan).flatMap(({ key, home, flows }) => {
    const network = home.platform?.cluster.network;
    return network === undefined
      ? []
      : createNetworkPolicy(`${name}${key}`, { ...flowsPolicy(flows, network), namespace: home.namespace }, options);
  });
}

/* Only pods that need the token mount it. */
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

function createApiAccess(name: string, plan: WorkloadPlan, options: pulumi.CustomResourceOptions): pulumi.Resource[] {
  const { apiAccess, home, workloadName } = plan;
  const subject = { kind: "ServiceAccount", name: workloadName, namespace: home.namespace };
  return apiAccess.length === 0 ? [] : createRole(name, metadataOf(plan), apiAccess, [subject], options);
}
