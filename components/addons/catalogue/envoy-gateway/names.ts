/** The namespace of Envoy Gateway and of the proxies that it makes. */
export const namespace = "envoy-gateway-system";

/** Name of the GatewayClass, of its EnvoyProxy, and of the Deployment and Service that follow from it. */
export const className = "envoy";

/** Value of `GatewayClass.spec.controllerName`, as the chart configures it. */
export const controllerName = "gateway.envoyproxy.io/gatewayclass-controller";

/** Labels of the controller's pods. */
export const controllerPods = { "control-plane": "envoy-gateway" };

/**
 * Labels of the proxies' pods. All Gateways of the class share them:
 * https://github.com/envoyproxy/gateway/blob/v1.9.0/internal/gatewayapi/testdata/merge-valid-multiple-gateways.out.yaml
 */
export const proxyPods = {
  "app.kubernetes.io/name": "envoy",
  "app.kubernetes.io/component": "proxy",
  "gateway.envoyproxy.io/owning-gatewayclass": className,
};

/**
 * Container ports. The proxies listen on the ports of Gateways plus 10000, if these are below 1024:
 * https://github.com/envoyproxy/gateway/blob/v1.9.0/internal/gatewayapi/listener.go (servicePortToContainerPort)
 */
export const ports = { http: 10080, https: 10443, xds: 18000, metrics: 19001 };
