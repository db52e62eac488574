import type { IngressClassOptions } from "../../ingress-class";
import type { LoadBalancerExposure } from "../../load-balancer-service";

/**
 * Traefik's own account at Let's Encrypt.
 *
 * @example
 * ```ts
 * const traefikLetsEncrypt: TraefikLetsEncrypt = { email: "platform@example.com", environment: "staging" };
 * ```
 */
export interface TraefikLetsEncrypt {
  /** E-mail address of the account. */
  readonly email: string;
  /** Environment of Let's Encrypt. `staging` has generous limits, but browsers do not trust its certificates. @default "production" */
  readonly environment?: "staging" | "production";
}

/**
 * Options of Traefik.
 *
 * @example
 * ```ts
 * traefik({ exposure: "public" });
 * ```
 */
export interface TraefikOptions extends IngressClassOptions {
  /**
   * Who can reach its load balancer: the network, or the internet. HTTP-01 challenges need the internet.
   *
   * @default "internal"
   */
  readonly exposure?: LoadBalancerExposure;
  /**
   * Whether Traefik also serves the Gateway API. Exposed workloads then create Gateways and routes instead of Ingresses. The cluster must
   * already have the CRDs of the Gateway API, because their bundle is too large for a Helm release. The GatewayClass has the name of the
   * IngressClass. It is the default GatewayClass if the IngressClass is the default.
   *
   * @default false
   */
  readonly gateway?: boolean;
  /**
   * Traefik gets the certificates of its Ingresses from Let's Encrypt, by HTTP-01 challenges and without cert-manager. It keeps the
   * certificates on a volume, so only one pod can run. Replacing that pod interrupts traffic. Only in the tier `small`, with `exposure:
   * "public"`.
   *
   * @default none: certificates come from the platform's issuers
   */
  readonly letsEncrypt?: TraefikLetsEncrypt;
}
