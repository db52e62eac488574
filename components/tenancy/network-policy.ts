import { certificateIssuers, defaultIngressClass, solversOf } from "../capabilities";
import { allowDns, denyAll, flowsPolicy, type Policy } from "../network";
import type { Platform } from "../platform";

/** Returns the policies of every tenant, which allow nothing except DNS queries and certificate challenges. */
export function tenantPolicies(platform: Platform): Policy[] {
  return [denyAll, allowDns(platform.cluster.network), ...solverPolicies(platform)];
}

function solverPolicies(platform: Platform): Policy[] {
  const pods = platform.find(defaultIngressClass)?.value.pods;
  if (pods === undefined) {
    return [];
  }
  return solversOf(platform.all(certificateIssuers)).map(({ labels, port }) => {
    const ingress = [{ namespace: pods.namespace, pods: pods.labels, ports: [port] }];
    return flowsPolicy({ name: `allow-challenges-${port}`, pods: labels, ingress }, platform.cluster.network);
  });
}
