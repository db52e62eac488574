import type { StoredSecret } from "../../../capabilities";
import type { CertificateLifetime } from "../../certificate-lifetime";
import type { DnsZone } from "../../dns";

/**
 * A private certificate authority. cert-manager creates its key and keeps the key in a Secret in the namespace `cert-manager`. Without that
 * Secret, no certificate can be renewed.
 *
 * @example
 * ```ts
 * const selfSignedIssuer: SelfSignedIssuer = { kind: "self-signed-ca", commonName: "Factory" };
 * ```
 */
export interface SelfSignedIssuer extends CertificateLifetime {
  readonly kind: "self-signed-ca";
  /** Common name in the CA certificate. @default the issuer's name */
  readonly commonName?: string;
  /** Days for which the CA certificate is valid. It is renewed in time, with the same key. @default 3650 */
  readonly validDays?: number;
  /** How many days before its expiry the CA certificate is renewed. @default a third of `validDays` */
  readonly renewBeforeDays?: number;
}

/**
 * A private certificate authority. You have its certificate and key.
 *
 * @example
 * ```ts
 * const caIssuer: CaIssuer = { kind: "ca", secret: { key: "factory-ca" } };
 * ```
 */
export interface CaIssuer extends CertificateLifetime {
  readonly kind: "ca";
  /** Secret in a store of the platform: a JSON object with the fields `certificate` and `privateKey`, both PEM. */
  readonly secret: StoredSecret;
}

/** A server that cert-manager asks for certificates. */
interface IssuingServer {
  /** URL of the server with `https://`, and with the port if it is not 443. */
  readonly server: string;
  /** CA certificates that signed the server's certificate, as PEM. @default the publicly trusted CAs */
  readonly caBundle?: string;
  /**
   * Ranges of the server's addresses, if they are private, for instance `["10.9.0.0/24"]`. @default none: the server answers on the
   * internet
   */
  readonly cidrs?: readonly string[];
}

/**
 * The PKI secrets engine of Vault or OpenBao. The server recognizes cert-manager by the token of its service account
 * (`cert-manager/cert-manager`, audience `vault://NAME` of the issuer). https://cert-manager.io/docs/configuration/vault/
 *
 * @example
 * ```ts
 * const vaultIssuer: VaultIssuer = { kind: "vault", server: "https://vault.example.com", path: "pki/sign/shop", role: "cert-manager" };
 * ```
 */
export interface VaultIssuer extends IssuingServer, CertificateLifetime {
  readonly kind: "vault";
  /** Path in Vault that signs certificates, for instance `pki/sign/shop`. */
  readonly path: string;
  /** Role of the Kubernetes auth method. */
  readonly role: string;
  /** Path of the Kubernetes auth method. @default "/v1/auth/kubernetes" */
  readonly mountPath?: string;
  /** Vault's namespace. @default none */
  readonly namespace?: string;
}

/**
 * An ACME server other than Let's Encrypt's, or your own account at Let's Encrypt. Its challenges are the same as the challenges of the Let's
 * Encrypt issuers.
 *
 * @example
 * ```ts
 * const acmeIssuer: AcmeIssuer = { kind: "acme", server: "https://acme.example.com/directory", email: "platform@example.com" };
 * ```
 */
export interface AcmeIssuer extends IssuingServer {
  readonly kind: "acme";
  /** E-mail address of the account. @default none */
  readonly email?: string;
  /** A secret in a store of the platform: the private key of an existing account, as PEM. @default cert-manager registers an account */
  readonly accountKey?: StoredSecret;
  /** External account binding: the key id, and a secret in a store of the platform that contains the HMAC key. @default none */
  readonly externalAccountBinding?: { readonly keyId: string; readonly key: StoredSecret };
}

/** An issuer in addition to the issuers of Let's Encrypt. */
export type OwnIssuer = SelfSignedIssuer | CaIssuer | VaultIssuer | AcmeIssuer;

/**
 * Options of cert-manager.
 *
 * @example
 * ```ts
 * certManager({
 *   email: "platform@example.com",
 *   dns01: [{ domain: "example.com", hostedZoneId: "Z0123456789ABCDEFGHIJ" }],
 * });
 * ```
 */
export interface CertManagerOptions {
  /** Whether to create the Let's Encrypt issuers `staging` and `production`. Set it to `false` at a site without internet access. @default true */
  readonly letsEncrypt?: boolean;
  /** Your own issuers, by issuer name. Workloads choose an issuer by its name (`expose.issuer`). @default none */
  readonly issuers?: Readonly<Record<string, OwnIssuer>>;
  /** E-mail address for Let's Encrypt's notices about the account. @default none */
  readonly email?: string;
  /**
   * Zones for DNS-01 challenges, in the DNS service of the cluster's cloud or on DNS servers. DNS-01 challenges need no access from the
   * internet. They fail if the cluster's DNS and the public DNS give different answers, for instance because a private zone has the same
   * name.
   *
   * @default none
   */
  readonly dns01?: readonly DnsZone[];
  /**
   * Whether all host names outside the zones of `dns01` use HTTP-01 challenges. With `true`, the ingress class of each Ingress serves its
   * challenges, and the default class serves the challenges of Gateways. With `gateway`, each workload's own Gateway serves its challenges,
   * with a temporary certificate until the real certificate is issued. Ingress classes, if any, serve the challenges of Ingresses.
   *
   * @default true
   */
  readonly http01?: boolean | "gateway";
}
