import type { RegisteredResource } from "../../../components/testing";
import { at, text } from "../../values";
import { kindOf } from "../label";

/** Annotations of Services and Ingresses that say whether a load balancer is internal, and their value for "internal". */
const internalAnnotations: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "service.beta.kubernetes.io/aws-load-balancer-scheme": "internal",
    "service.beta.kubernetes.io/aws-load-balancer-internal": "true",
    "alb.ingress.kubernetes.io/scheme": "internal",
    "networking.gke.io/load-balancer-type": "internal",
    "service.beta.kubernetes.io/azure-load-balancer-internal": "true",
  }),
);

/** Gateway classes that are cloud load balancers, and who can reach them. */
const gatewayClasses: Readonly<Record<string, "public" | "internal">> = {
  "gke-l7-global-external-managed": "public",
};

/**
 * Returns who can reach the load balancer of a Service, a Gateway, Envoy's proxies or a chart; `undefined` if there is none, or if the
 * chart's values do not say. A Service of type LoadBalancer is public by default.
 */
export function loadBalancer(resource: RegisteredResource): "public" | "internal" | undefined {
  const isObject = resource.type.startsWith("kubernetes:");
  if (isObject && kindOf(resource) === "Service" && at(resource.inputs, "spec", "type") === "LoadBalancer") {
    return asked(at(resource.inputs, "metadata", "annotations")) ?? "public";
  }
  if (isObject && kindOf(resource) === "Gateway") {
    return gatewayClasses[text(at(resource.inputs, "spec", "gatewayClassName")) ?? ""];
  }
  if (isObject && kindOf(resource) === "EnvoyProxy") {
    return asked(resource.inputs.spec) ?? "public";
  }
  const isAsking = isObject && ["Ingress", "Release"].includes(kindOf(resource));
  return isAsking
    ? asked(kindOf(resource) === "Release" ? resource.inputs.values : resource.inputs.metadata)
    : undefined;
}

/** Reads the annotations that say who can reach a load balancer, at any depth. */
function asked(value: unknown): "public" | "internal" | undefined {
  const found = Object.entries(typeof value === "object" && value !== null ? value : {}).map(
    ([key, item]: [string, unknown]) => {
      const internal = internalAnnotations.get(key);
      const given = text(item)?.toLowerCase() ?? (typeof item === "boolean" ? String(item) : undefined);
      if (internal !== undefined && given !== undefined) {
        return given === internal ? "internal" : "public";
      }
      return asked(item);
    },
  );
  return found.includes("public") ? "public" : found.find((each) => each !== undefined);
}
