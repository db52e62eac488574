import {
  certificateIssuers,
  defaultGatewayClass,
  defaultIngressClass,
  gatewayClasses,
  ingressClasses,
  solversOf,
} from "../capabilities";
import { allowDns, denyAll, flowsPolicy, type Policy } from "../network";
import type { Platform } from "../platform";

/** Returns the policies of every tenant, which allow nothing except DNS queries and certificate challenges. */
export function tenantPolicies(platform: Platform): Policy[] {
  return [denyAll, allowDns(platform.cluster.network), ...solverPolicies(platform)];
}

/** Any controller may forward challenges, because each one's hosts have their own. */
function solverPolicies(platform: Platform): Policy[] {
  const classes = [
    platform.find(defaultIngressClass)?.value,
    ...Object.values(platform.all(ingressClasses)),
    platform.find(defaultGatewayClass)?.value,
    ...Object.values(platform.all(gatewayClasses)),
  ];
  const controllers = new Map(classes.flatMap((each) => (each?.pods ? [[JSON.stringify(each.pods), each.pods]] : [])));
  return controllers.size === 0
    ? []
    : solversOf(platform.all(certificateIssuers)).map(({ labels, port }) => {
        const ingress = [...controllers.values()].map(({ namespace, labels: pods }) => ({
          namespace,
          pods,
          ports: [port],
        }));
        return flowsPolicy({ name: `allow-challenges-${port}`, pods: labels, ingress }, platform.cluster.network);
      });
}
