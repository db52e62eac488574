import {
  certificateIssuers,
  defaultGatewayClass,
  defaultIngressClass,
  type GatewayClass,
  gatewayClasses,
  type IngressClass,
  ingressClasses,
  solversOf,
} from "../capabilities";
import { visitorsOf } from "../ingress";
import { allowDns, denyAll, flowsPolicy, type Policy } from "../network";
import type { Platform } from "../platform";

/** Returns the network policies that every tenant has. They allow only DNS queries and certificate challenges. */
export function tenantPolicies(platform: Platform): Policy[] {
  return [denyAll, allowDns(platform.cluster.network), ...solverPolicies(platform)];
}

/**
 * Every controller may forward challenges, because each controller gets the challenges for its own hosts. Load balancers forward challenges only for
 * Gateways.
 */
function solverPolicies(platform: Platform): Policy[] {
  const { network } = platform.cluster;
  const ingress = [platform.find(defaultIngressClass)?.value, ...Object.values(platform.all(ingressClasses))];
  const gateways = [platform.find(defaultGatewayClass)?.value, ...Object.values(platform.all(gatewayClasses))];
  const controllers = once([...ingress, ...gateways]).filter(({ pods }) => pods !== undefined);
  const balanced = once(gateways).filter(({ pods }) => pods === undefined);
  return solversOf(platform.all(certificateIssuers)).flatMap(({ labels, port, byGateway }) => {
    const classes = [...controllers, ...(byGateway === true ? balanced : [])];
    const visitors = classes.flatMap((each) => visitorsOf(each, network, [port]));
    const flows = { name: `allow-challenges-${port}`, pods: labels, ingress: visitors };
    return visitors.length === 0 ? [] : [flowsPolicy(flows, network)];
  });
}

type ExposingClass = IngressClass | GatewayClass;

/** Drops duplicates, because several classes may have the same controller. */
function once(classes: readonly (ExposingClass | undefined)[]): ExposingClass[] {
  const found = classes.filter((each) => each !== undefined);
  return [...new Map(found.map((each) => [JSON.stringify(each.pods ?? each.name), each])).values()];
}
