import type { RegisteredResource } from "../../../../../components/testing";
import { items, text, texts } from "../../../../values";
import { loadBalancer } from "../../../findings";
import { kindOf, labelOf } from "../../../label";
import type { Compared, HeadClass, HeadLine } from "../contract";
import { rule } from "../rule";

const everyHost = "every host";
const everyHostOfGateway = "every host of its gateway";

/** Reports whether an object names no host. */
export function isEveryHost(host: string): boolean {
  return host === everyHost || host === everyHostOfGateway;
}

/** Lists the hosts that Ingresses and routes newly serve, or no longer serve. */
export function hostLines({ before, after }: Compared): HeadLine[] {
  const [old, now] = [hostsOf(before), hostsOf(after)];
  const come = [...now].filter(([line]) => !old.has(line));
  const gone = [...old].filter(([line]) => !now.has(line));
  return [
    ...come.map(([line, resource]): HeadLine => ({ class: classOf(resource, after), text: line })),
    ...gone.map(([line]): HeadLine => ({ class: "less", text: line })),
  ];
}

/** Lists hosts that stay, but lose TLS. Certificates of a cloud's load balancer have no place in an Ingress. */
export const plainHostLines = rule("unprotected", ({ before, after }) => {
  const now = new Map(after.map((each) => [each.urn, each]));
  return before.flatMap((each) => {
    const same = now.get(each.urn);
    const stays = new Set(same === undefined ? [] : servedBy(same));
    const still = new Set(same === undefined ? [] : encrypted(same));
    return encrypted(each)
      .filter((host) => stays.has(host) && !still.has(host))
      .map((host) => `${host} → ${labelOf(each)}: no longer uses TLS`);
  });
});

/** https://kubernetes.io/docs/concepts/services-networking/ingress/#tls */
function encrypted(resource: RegisteredResource): string[] {
  return resource.read !== true && kindOf(resource) === "Ingress"
    ? items(resource.inputs, "spec", "tls").flatMap((each) => texts(each, "hosts"))
    : [];
}

/** A host without a name is every host. https://kubernetes.io/docs/reference/kubernetes-api/service-resources/ingress-v1/#IngressRule */
function hostsOf(resources: readonly RegisteredResource[]): Map<string, RegisteredResource> {
  const all = resources.flatMap((resource) =>
    servedBy(resource).map((host) => [`${host} → ${labelOf(resource)}`, resource] as const),
  );
  return new Map(all);
}

/** Lists the hosts of an Ingress or a route. */
export function servedBy(resource: RegisteredResource): string[] {
  const { inputs, read, type } = resource;
  if (read === true || !type.startsWith("kubernetes:")) {
    return [];
  }
  if (kindOf(resource) === "Ingress") {
    const rules = items(inputs, "spec", "rules").map((rule) => text(rule, "host") ?? everyHost);
    return rules.length === 0 ? [everyHost] : rules;
  }
  if (!/^(?:HTTP|GRPC|TLS)Route$/.test(kindOf(resource))) {
    return [];
  }
  const names = texts(inputs, "spec", "hostnames");
  return names.length === 0 ? [everyHostOfGateway] : names;
}

/**
 * Opens to the internet, unless the object itself, or every load balancer of the stack that says anything, is internal. A controller's load
 * balancer is public unless it says otherwise, as in Kubernetes.
 */
function classOf(resource: RegisteredResource, resources: readonly RegisteredResource[]): HeadClass {
  const own = loadBalancer(resource);
  const others = resources.filter((each) => kindOf(each) !== "Ingress").flatMap((each) => loadBalancer(each) ?? []);
  const isInternal = own === undefined ? others.length > 0 && !others.includes("public") : own === "internal";
  return isInternal ? "reach" : "open";
}
