/**
 * Exposes a workload over HTTPS, with a certificate from the platform's issuer; plain HTTP redirects to HTTPS. If you name a GatewayClass, or
 * the platform has a default GatewayClass, the workload gets a Gateway and routes of the Gateway API. Otherwise it gets an Ingress.
 *
 * @example
 * ```ts
 * const expose: Exposure = { host: "shop.example.com", path: "/api", redirectHosts: ["www.shop.example.com"] };
 * ```
 */
export interface Exposure {
  /** Host name. @default the workload's name under the platform's domain */
  readonly host?: string;
  /** Several hosts, instead of `host`. The output `url` uses the first host. */
  readonly hosts?: readonly string[];
  /**
   * Hosts that redirect to the first host (301). The path stays the same. Support depends on the ingress controller: Traefik needs its
   * Gateway; ingress-nginx redirects only between a host and the same host with `www.`.
   *
   * @default none
   */
  readonly redirectHosts?: readonly string[];
  /** URL path of the workload, with everything below it. @default "/" */
  readonly path?: string;
  /** Name of a TCP port. @default the first TCP port */
  readonly port?: string;
  /** Protocol that the workload speaks, without TLS. @default "HTTP" */
  readonly protocol?: "HTTP" | "GRPC";
  /**
   * Key of one of the platform's certificate issuers. Not allowed with an IngressClass whose load balancers use certificates of the cloud.
   * @default "production"
   */
  readonly issuer?: string;
  /** Name of an IngressClass of the platform, for instance `alb`. @default the platform's default GatewayClass, otherwise its default IngressClass */
  readonly ingressClassName?: string;
  /**
   * Name of a GatewayClass of the platform, for instance `internal`. Do not set both this and `ingressClassName`. @default the platform's
   * default GatewayClass, otherwise its default IngressClass
   */
  readonly gatewayClassName?: string;
  /**
   * Whether the internet can reach the workload. You can set this only with an IngressClass that creates a load balancer for each Ingress.
   * With other classes, the platform decides. @default the `exposure` of the controller's add-on, otherwise false
   */
  readonly external?: boolean;
}
