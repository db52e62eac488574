import { defaultGatewayClass, gatewayClasses, gatewayClassLabel, ingressClasses } from "../../../capabilities";
import type { ChartValues } from "../../../charts";
import type { Lookup, Need } from "../../definition";

const routes = ["gateway-httproute", "gateway-grpcroute"];

/** Returns the need for a class whose hosts get records. The class is an IngressClass, unless a GatewayClass has that name. */
export function classNeed(name: string): Need {
  const unless = ({ all }: Lookup) => name in all(gatewayClasses);
  return { capability: ingressClasses, key: name, purpose: "its classes", unless, after: "nothing" };
}

/** Adds the sources of records to a provider's values: all sources, or only the given classes. */
export function sourceValues(
  { classes }: { readonly classes?: readonly string[] },
  { find, all }: Lookup,
  values: ChartValues,
): ChartValues {
  const gateways = all(gatewayClasses);
  if (classes === undefined) {
    const hasGateways = find(defaultGatewayClass) !== undefined || Object.keys(gateways).length > 0;
    return { ...values, sources: ["ingress", "service", ...(hasGateways ? routes : [])] };
  }
  const ofIngresses = classes.filter((name) => name in all(ingressClasses));
  const ofGateways = classes.filter((name) => name in gateways);
  return {
    ...values,
    sources: [...(ofIngresses.length > 0 ? ["ingress"] : []), ...(ofGateways.length > 0 ? routes : [])],
    extraArgs: withFlags(values.extraArgs, {
      "ingress-class": ofIngresses,
      ...(ofGateways.length > 0 && {
        "gateway-label-filter": [`${gatewayClassLabel} in (${ofGateways.join(",")})`],
      }),
    }),
  };
}

/** Adds flags to the chart's arguments. The arguments are a list of flags, or a map from flags to values. */
function withFlags(given: unknown, flags: Readonly<Record<string, readonly string[]>>): unknown {
  return Array.isArray(given)
    ? [
        ...(given as readonly unknown[]),
        ...Object.entries(flags).flatMap(([flag, values]) => values.map((value) => `--${flag}=${value}`)),
      ]
    : { ...(given as object | undefined), ...flags };
}
