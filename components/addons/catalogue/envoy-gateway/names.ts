import type { EnvoyGatewayClass, EnvoyGatewayOptions } from "./options";

/** The namespace of Envoy Gateway and of its proxies. */
export const namespace = "envoy-gateway-system";

/** Value of `GatewayClass.spec.controllerName` in the chart's configuration. */
export const controllerName = "gateway.envoyproxy.io/gatewayclass-controller";

/** Labels of the controller's pods. */
export const controllerPods = { "control-plane": "envoy-gateway" };

/**
 * Forbidden names for classes. The Deployment and the Service of a class' proxies get the name of the class, but other objects in the namespace
 * already have these names.
 */
export const takenNames: readonly string[] = ["envoy-gateway", "certgen", "envoy-ratelimit"];

/**
 * Returns the GatewayClasses by name. The class `className` comes first. One controller serves all classes:
 * https://gateway.envoyproxy.io/docs/tasks/operations/deployment-mode/
 */
export function classesOf({ className = "envoy", exposure, classes = {} }: EnvoyGatewayOptions): {
  readonly [name: string]: EnvoyGatewayClass;
} {
  return { [className]: { exposure }, ...classes };
}

/**
 * Labels of the pods of a class' proxies. All Gateways of the class share these pods:
 * https://github.com/envoyproxy/gateway/blob/v1.9.0/internal/gatewayapi/testdata/merge-valid-multiple-gateways.out.yaml
 */
export function proxyPods(className: string): Readonly<Record<string, string>> {
  return {
    "app.kubernetes.io/name": "envoy",
    "app.kubernetes.io/component": "proxy",
    "gateway.envoyproxy.io/owning-gatewayclass": className,
  };
}

/**
 * Container ports. For a Gateway's port below 1024, the proxies listen on this port plus 10000:
 * https://github.com/envoyproxy/gateway/blob/v1.9.0/internal/gatewayapi/listener.go (servicePortToContainerPort)
 */
export const ports = { http: 10080, https: 10443, xds: 18000, metrics: 19001 };
