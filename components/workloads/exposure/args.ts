/**
 * Lets the world in by HTTPS: under the hosts, with a certificate of the platform's issuer; plain HTTP only leads there. It
 * becomes a Gateway and routes of the Gateway API where the platform has a default GatewayClass, and an Ingress elsewhere.
 */
export interface Exposure {
  /** @default the workload's name under the platform's domain */
  readonly host?: string;
  /** Several hosts in the place of one; the first is the one that `url` names. */
  readonly hosts?: readonly string[];
  /**
   * Hosts that only lead to the first one (301), with the path kept. Not every ingress controller can: Traefik by its Gateway
   * alone, ingress-nginx only between a host and its `www.`.
   *
   * @default none
   */
  readonly redirectHosts?: readonly string[];
  /** The path and all below it. @default "/" */
  readonly path?: string;
  /** Name of the port, one of TCP. @default the first */
  readonly port?: string;
  /** What the workload speaks behind the host, without TLS. @default "HTTP" */
  readonly protocol?: "HTTP" | "GRPC";
  /** Key of the platform's issuer. Refused with an IngressClass whose load balancers have certificates of the cloud. @default "production" */
  readonly issuer?: string;
  /** Name of an IngressClass of the platform, for instance `alb`. @default the platform's default GatewayClass, or else IngressClass */
  readonly ingressClassName?: string;
  /**
   * Whether it can be reached from the internet, where the IngressClass makes a load balancer for each Ingress; elsewhere the
   * platform has decided. @default what the IngressClass is for: `exposure` of the controller's add-on, or else false
   */
  readonly external?: boolean;
}
