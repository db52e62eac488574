import type { RegisteredResource } from "../../../components/testing";
import { at, type Fields, fields, items, text, texts } from "../../values";
import { kindOf, namespaceOf } from "../label";
import type { Policy, Rule } from "./policy";

/** Reports whether a resource is a CiliumNetworkPolicy that only names entities, such as `kube-apiserver`, and hosts. */
export function isNamedPolicy(resource: RegisteredResource): boolean {
  const { ingress, egress } = fields(resource.inputs.spec);
  return (
    resource.type.startsWith("kubernetes:cilium.io/") &&
    kindOf(resource) === "CiliumNetworkPolicy" &&
    items(ingress).every(({ fromEntities }) => texts(fromEntities).length > 0) &&
    items(egress).every((rule) => isQuestion(rule) || namesOf(rule).length > 0)
  );
}

/** Reads a CiliumNetworkPolicy of entities and hosts. */
export function namedPolicyOf(resource: RegisteredResource): Policy {
  const { endpointSelector, ingress, egress } = fields(resource.inputs.spec);
  const rules = (list: unknown): Rule[] | undefined =>
    list === undefined
      ? undefined
      : items(list)
          .filter((rule) => !isQuestion(rule))
          .map((rule) => ({
            peers: namesOf(rule).map((entity) => ({ entity })),
            ports: items(rule.toPorts)
              .flatMap(({ ports }) => items(ports))
              .map(({ port, protocol }) => ({ port: Number(port), protocol })),
          }));
  return {
    namespace: namespaceOf(resource),
    podSelector: endpointSelector,
    ingress: rules(ingress),
    egress: rules(egress),
    asksDns: items(egress).some(isQuestion),
  };
}

/** Reports whether a rule only lets Cilium watch DNS answers. A NetworkPolicy allows DNS itself. */
function isQuestion({ toPorts }: Fields): boolean {
  return items(toPorts).some((port) => at(port, "rules", "dns") !== undefined);
}

function namesOf({ fromEntities, toEntities, toFQDNs }: Fields): string[] {
  const hosts = items(toFQDNs).flatMap(({ matchName, matchPattern }) => text(matchName) ?? text(matchPattern) ?? []);
  return [...texts(fromEntities), ...texts(toEntities), ...hosts];
}
