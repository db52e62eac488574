import type { GatewayClass, IngressClass } from "../../../capabilities";
import { classNameOf } from "../../ingress-class";
import { instanceName } from "../../instance";
import type { TraefikOptions } from "./options";

/** Ports of Traefik's pods. */
export const ports = { web: 8000, websecure: 8443, traefik: 8080, metrics: 9100 };

/** Labels of Traefik's pods. */
export const pods = { "app.kubernetes.io/name": "traefik" };

/** Returns the IngressClass that Traefik serves. */
export function ingressClass(options: TraefikOptions): IngressClass {
  return {
    name: classNameOf("traefik", options),
    controller: "traefik.io/ingress-controller",
    pods: { namespace: instanceName("traefik", options), labels: pods },
    ...(options.letsEncrypt !== undefined && { certificates: "controller" }),
  };
}

/** Returns the GatewayClass that Traefik serves. Gateways listen on Traefik's own ports. Traefik redirects HTTP to HTTPS before it reads routes. */
export function gatewayClass(options: TraefikOptions): GatewayClass {
  const { name, pods: own } = ingressClass(options);
  return {
    name,
    controller: "traefik.io/gateway-controller",
    pods: own,
    listeners: { http: ports.web, https: ports.websecure },
    redirectsHttp: true,
  };
}
