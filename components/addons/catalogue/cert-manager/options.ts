import type { StoredSecret } from "../../../capabilities";
import type { CertificateLifetime } from "../../certificate-lifetime";
import type { DnsZone } from "../../dns";

/**
 * A private certificate authority. cert-manager creates the authority's key and keeps the key in a Secret in the namespace `cert-manager`. Without
 * that Secret, no certificate can be renewed.
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
  /** Validity of the CA certificate in days. cert-manager renews the certificate before it expires, with the same key. @default 3650 */
  readonly validDays?: number;
  /** cert-manager renews the CA certificate this number of days before it expires. @default a third of `validDays` */
  readonly renewBeforeDays?: number;
}

/**
 * A private certificate authority. You provide the authority's certificate and key.
 *
 * @example
 * ```ts
 * const caIssuer: CaIssuer = { kind: "ca", secret: { key: "factory-ca" } };
 * ```
 */
export interface CaIssuer extends CertificateLifetime {
  readonly kind: "ca";
  /**
   * The authority's certificate and key, as a secret in one of the platform's stores. The secret is a JSON object with the fields `certificate` and
   * `privateKey`, both in PEM.
   */
  readonly secret: StoredSecret;
}

/** A server that issues certificates for cert-manager. */
interface IssuingServer {
  /** URL of the server, with `https://`. Add the port if it is not 443. */
  readonly server: string;
  /** CA certificates that signed the server's certificate, in PEM. @default the public certificate authorities */
  readonly caBundle?: string;
  /** Ranges of the server's private addresses, for instance `["10.9.0.0/24"]`. @default none: the server has a public address */
  readonly cidrs?: readonly string[];
}

/**
 * The PKI secrets engine of Vault or OpenBao. cert-manager signs in with the token of its service account `cert-manager/cert-manager`. The token's
 * audience is `vault://NAME`, where NAME is the issuer's name. https://cert-manager.io/docs/configuration/vault/
 *
 * @example
 * ```ts
 * const vaultIssuer: VaultIssuer = { kind: "vault", server: "https://vault.example.com", path: "pki/sign/shop", role: "cert-manager" };
 * ```
 */
export interface VaultIssuer extends IssuingServer, CertificateLifetime {
  readonly kind: "vault";
  /** Path of Vault's signing endpoint, for instance `pki/sign/shop`. */
  readonly path: string;
  /** Role in Vault's Kubernetes auth method. */
  readonly role: string;
  /** Path of Vault's Kubernetes auth method. @default "/v1/auth/kubernetes" */
  readonly mountPath?: string;
  /** Namespace in Vault. @default none */
  readonly namespace?: string;
}

/**
 * Another ACME server, or your own account at Let's Encrypt. This issuer uses the same challenges as the Let's Encrypt issuers.
 *
 * @example
 * ```ts
 * const acmeIssuer: AcmeIssuer = { kind: "acme", server: "https://acme.example.com/directory", email: "platform@example.com" };
 * ```
 */
export interface AcmeIssuer extends IssuingServer {
  readonly kind: "acme";
  /** E-mail address of the ACME account. @default none */
  readonly email?: string;
  /**
   * The private key of an existing ACME account in PEM, as a secret in one of the platform's stores.
   *
   * @default cert-manager registers a new account
   */
  readonly accountKey?: StoredSecret;
  /** External account binding: the id of the HMAC key, and the key itself as a secret in one of the platform's stores. @default none */
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
  /**
   * If true, Keelson creates the Let's Encrypt issuers `staging` and `production`. Set the option to `false` at a site without internet access.
   *
   * @default true
   */
  readonly letsEncrypt?: boolean;
  /** Your own issuers, by issuer name. Workloads choose an issuer by its name (`expose.issuer`). @default none */
  readonly issuers?: Readonly<Record<string, OwnIssuer>>;
  /** E-mail address of the account at Let's Encrypt. Let's Encrypt sends notices to this address. @default none */
  readonly email?: string;
  /**
   * Zones for DNS-01 challenges, in the DNS service of the cluster's cloud or on DNS servers. These challenges need no access from the internet. The
   * challenges fail if the cluster's DNS and the public DNS give different answers. The answers differ, for instance, if a private zone has the same
   * name.
   *
   * @default none
   */
  readonly dns01?: readonly DnsZone[];
  /**
   * Who serves HTTP-01 challenges for host names outside the zones of `dns01`. With `true`, the ingress class of an Ingress serves the challenges for
   * the hosts of this Ingress. The default ingress class serves the challenges of Gateways. With `gateway`, the Gateway of each workload serves the
   * workload's challenges. The Gateway uses a temporary certificate until the real certificate is issued. Ingresses still use their ingress class for
   * the challenges. With `false`, these host names get no certificates from ACME issuers.
   *
   * @default true
   */
  readonly http01?: boolean | "gateway";
}
