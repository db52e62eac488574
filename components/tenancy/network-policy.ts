import type { types } from "@pulumi/kubernetes";
import { certificateIssuers, defaultIngressClass, solversOf } from "../capabilities";
import { allowDns, denyAll, renderFlows } from "../network";
import type { Platform } from "../platform";

/** A policy of a tenant's namespace. */
export interface NamedPolicy {
  readonly name: string;
  readonly spec: types.input.networking.v1.NetworkPolicySpec;
}

/** The policies that every tenant starts from: nothing passes but questions to DNS and certificate challenges. */
export function tenantPolicies(platform: Platform): NamedPolicy[] {
  const { network } = platform.cluster;
  return [
    { name: "default-deny", spec: denyAll },
    { name: "allow-dns", spec: allowDns(network) },
    ...solverPolicies(platform),
  ];
}

function solverPolicies(platform: Platform): NamedPolicy[] {
  const pods = platform.find(defaultIngressClass)?.value.pods;
  if (pods === undefined) {
    return [];
  }
  return solversOf(platform.all(certificateIssuers)).map(({ labels, port }) => {
    const ingress = [{ namespace: pods.namespace, pods: pods.labels, ports: [port] }];
    const flows = { name: `allow-challenges-${port}`, pods: labels, ingress };
    return { name: flows.name, spec: renderFlows(flows, platform.cluster.network) };
  });
}
