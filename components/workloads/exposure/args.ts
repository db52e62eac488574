/**
 * Exposes a workload by HTTPS, with a certificate from the platform's issuer; plain HTTP redirects to HTTPS. If it names a GatewayClass, or
 * the platform has a default one, the workload gets a Gateway and routes of the Gateway API; otherwise it gets an Ingress.
 *
 * @example
 * ```ts
 * const expose: Exposure = { host: "shop.example.com", path: "/api", redirectHosts: ["www.shop.example.com"] };
 * ```
 */
export interface Exposure {
  /** Host name. @default the workload's name under the platform's domain */
  readonly host?: string;
  /** Several hosts, instead of `host`; `url` uses the first one. */
  readonly hosts?: readonly string[];
  /**
   * Hosts that redirect to the first host (301) and keep the path. Not every ingress controller supports them: Traefik only
   * with its Gateway, ingress-nginx only between a host and its `www.`.
   *
   * @default none
   */
  readonly redirectHosts?: readonly string[];
  /** The path and everything below it. @default "/" */
  readonly path?: string;
  /** Name of a TCP port. @default the first TCP port */
  readonly port?: string;
  /** Protocol of the workload, without TLS. @default "HTTP" */
  readonly protocol?: "HTTP" | "GRPC";
  /** Key of the platform's issuer. Not allowed with an IngressClass whose load balancers use the cloud's certificates. @default "production" */
  readonly issuer?: string;
  /** Name of an IngressClass of the platform, for instance `alb`. @default the platform's default GatewayClass, otherwise its default IngressClass */
  readonly ingressClassName?: string;
  /** Name of a GatewayClass of the platform, for instance `internal`. Not both this and `ingressClassName`. @default the platform's default GatewayClass, otherwise its default IngressClass */
  readonly gatewayClassName?: string;
  /**
   * Whether the internet can reach the workload. Only for an IngressClass that creates a load balancer for each Ingress;
   * otherwise the platform decides. @default the `exposure` of the controller's add-on, otherwise false
   */
  readonly external?: boolean;
}
