/**
 * Exposes a workload over HTTPS, with a certificate from the platform's issuer. Plain HTTP redirects to HTTPS. With a GatewayClass, the workload gets
 * a Gateway and routes of the Gateway API. With an IngressClass, the workload gets an Ingress.
 *
 * @example
 * ```ts
 * const expose: Exposure = { host: "shop.example.com", path: "/api", redirectHosts: ["www.shop.example.com"] };
 * ```
 */
export interface Exposure {
  /** Host name of the workload. @default the workload's name as a subdomain of the platform's domain */
  readonly host?: string;
  /** Several hosts, instead of `host`. The output `url` uses the first host. */
  readonly hosts?: readonly string[];
  /**
   * Hosts that redirect to the first host with status 301 and the same path. Not every ingress controller supports such redirects. Traefik redirects
   * only with its GatewayClass. ingress-nginx redirects only between a host and the same host with `www.`.
   *
   * @default none
   */
  readonly redirectHosts?: readonly string[];
  /** URL path of the workload. Requests to all paths below this path reach the workload, too. @default "/" */
  readonly path?: string;
  /** Name of the TCP port to expose. @default the first TCP port */
  readonly port?: string;
  /** Protocol of the requests to the workload. The requests arrive without TLS. @default "HTTP" */
  readonly protocol?: "HTTP" | "GRPC";
  /**
   * Key of a certificate issuer of the platform. Not allowed with an IngressClass that gets its certificates from the cloud or from its controller.
   * @default "production"
   */
  readonly issuer?: string;
  /** Name of an IngressClass of the platform, for instance `alb`. @default the platform's default GatewayClass, otherwise its default IngressClass */
  readonly ingressClassName?: string;
  /**
   * Name of a GatewayClass of the platform, for instance `internal`. Do not set both `gatewayClassName` and `ingressClassName`. @default the
   * platform's default GatewayClass, otherwise its default IngressClass
   */
  readonly gatewayClassName?: string;
  /**
   * Whether the internet can reach the workload. You can set this option only with an IngressClass that creates a load balancer for each Ingress.
   * With other classes, the platform decides. @default the `exposure` of the controller's add-on, otherwise false
   */
  readonly external?: boolean;
}
