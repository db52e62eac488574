import type { types } from "@pulumi/kubernetes";
import { certificateIssuers, defaultIngressClass } from "../capabilities";
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
  const ingressClass = platform.find(defaultIngressClass)?.value;
  const solver = platform.find(certificateIssuers)?.value.solver;
  if (ingressClass === undefined || solver === undefined) {
    return [];
  }
  const { namespace, labels } = ingressClass.pods;
  const flows = {
    name: "allow-acme-challenges",
    pods: solver.labels,
    ingress: [{ namespace, pods: labels, ports: [solver.port] }],
  };
  return [{ name: flows.name, spec: renderFlows(flows, platform.cluster.network) }];
}
