import type { EnvoyGatewayClass, EnvoyGatewayOptions } from "./options";

/** The namespace of Envoy Gateway and of the proxies that it makes. */
export const namespace = "envoy-gateway-system";

/** Value of `GatewayClass.spec.controllerName`, as the chart configures it. */
export const controllerName = "gateway.envoyproxy.io/gatewayclass-controller";

/** Labels of the controller's pods. */
export const controllerPods = { "control-plane": "envoy-gateway" };

/**
 * Names that no class can have, because other objects of the namespace have them. The Deployment and the Service of a class' proxies have
 * the name of the class.
 */
export const takenNames: readonly string[] = ["envoy-gateway", "certgen", "envoy-ratelimit"];

/**
 * Returns the GatewayClasses by name, the add-on's own first. One controller serves all of them:
 * https://gateway.envoyproxy.io/docs/tasks/operations/deployment-mode/
 */
export function classesOf({ className = "envoy", exposure, classes = {} }: EnvoyGatewayOptions): {
  readonly [name: string]: EnvoyGatewayClass;
} {
  return { [className]: { exposure }, ...classes };
}

/**
 * Labels of the pods of a class' proxies. All Gateways of the class share them:
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
 * Container ports. The proxies listen on the ports of Gateways plus 10000, if these are below 1024:
 * https://github.com/envoyproxy/gateway/blob/v1.9.0/internal/gatewayapi/listener.go (servicePortToContainerPort)
 */
export const ports = { http: 10080, https: 10443, xds: 18000, metrics: 19001 };
