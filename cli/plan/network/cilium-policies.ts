import type { RegisteredResource } from "../../../components/testing";
import { kindOf, namespaceOf } from "../label";
import { fields, items, texts } from "../values/read";
import type { Policy, Rule } from "./policies";

/** Whether a resource is a CiliumNetworkPolicy that speaks of nothing but entities, such as `kube-apiserver`. */
export function isEntityPolicy(resource: RegisteredResource): boolean {
  const { ingress, egress } = fields(resource.inputs.spec);
  return (
    resource.type.startsWith("kubernetes:cilium.io/") &&
    kindOf(resource) === "CiliumNetworkPolicy" &&
    items(ingress).every(({ fromEntities }) => texts(fromEntities).length > 0) &&
    items(egress).every(({ toEntities }) => texts(toEntities).length > 0)
  );
}

/** Reads a CiliumNetworkPolicy of entities. */
export function entityPolicyOf(resource: RegisteredResource): Policy {
  const { endpointSelector, ingress, egress } = fields(resource.inputs.spec);
  const rules = (list: unknown, entities: "fromEntities" | "toEntities"): Rule[] | undefined =>
    list === undefined
      ? undefined
      : items(list).map((rule) => ({
          peers: texts(rule[entities]).map((entity) => ({ entity })),
          ports: items(rule.toPorts)
            .flatMap(({ ports }) => items(ports))
            .map(({ port, protocol }) => ({ port: Number(port), protocol })),
        }));
  return {
    namespace: namespaceOf(resource),
    podSelector: endpointSelector,
    ingress: rules(ingress, "fromEntities"),
    egress: rules(egress, "toEntities"),
  };
}
