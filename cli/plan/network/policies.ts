import type { RegisteredResource } from "../../../components/testing";
import { policyTypesOf } from "../../policy-types";
import { fields, items } from "../../values";
import { kindOf, namespaceOf } from "../label";
import { isNamedPolicy, namedPolicyOf } from "./cilium-policies";
import type { Policy, Rule } from "./policy";

/** Reports whether a resource is a NetworkPolicy, or a CiliumNetworkPolicy of entities and hosts. */
export function isPolicy(resource: RegisteredResource): boolean {
  const isOwn = resource.type.startsWith("kubernetes:networking.k8s.io/") && kindOf(resource) === "NetworkPolicy";
  return isOwn || isNamedPolicy(resource);
}

/** Reads a policy. */
export function policyOf(resource: RegisteredResource): Policy {
  if (isNamedPolicy(resource)) {
    return namedPolicyOf(resource);
  }
  const spec = fields(resource.inputs.spec);
  const { podSelector, ingress, egress } = spec;
  const types = policyTypesOf(spec);
  const rules = (list: unknown, peers: "from" | "to"): Rule[] =>
    items(list).map((rule) => ({ peers: items(rule[peers]), ports: items(rule.ports) }));
  return {
    namespace: namespaceOf(resource),
    podSelector,
    ingress: types.includes("Ingress") ? rules(ingress, "from") : undefined,
    egress: types.includes("Egress") ? rules(egress, "to") : undefined,
  };
}
