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
  /** E-mail address of the account at Let's Encrypt. */
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
   * Who can reach the load balancer. `internal`: only clients in the network. `public`: clients on the internet, too. HTTP-01 challenges need
   * `public`.
   *
   * @default "internal"
   */
  readonly exposure?: LoadBalancerExposure;
  /**
   * If true, Traefik also serves the Gateway API. Exposed workloads then create Gateways and routes instead of Ingresses. Install the CRDs of the
   * Gateway API yourself, because their bundle is too large for a Helm release. The GatewayClass has the same name as the IngressClass. If the
   * IngressClass is the default class, the GatewayClass is a default class, too.
   *
   * @default false
   */
  readonly gateway?: boolean;
  /**
   * Lets Traefik itself get the certificates of its Ingresses from Let's Encrypt, with HTTP-01 challenges and without cert-manager. Traefik keeps the
   * certificates on a volume, so only one pod can run. Replacing that pod interrupts traffic. Allowed only in the tier `small` and with `exposure:
   * "public"`.
   *
   * @default none: certificates come from the platform's issuers
   */
  readonly letsEncrypt?: TraefikLetsEncrypt;
}
