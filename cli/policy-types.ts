import { items, texts } from "./values";

/**
 * Returns the directions that a NetworkPolicy isolates, `Ingress` and `Egress`. If it names none, that is ingress, and egress if it has
 * rules about it: https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/
 */
export function policyTypesOf(spec: unknown): readonly string[] {
  const named = texts(spec, "policyTypes");
  return named.length > 0 ? named : ["Ingress", ...(items(spec, "egress").length > 0 ? ["Egress"] : [])];
}
