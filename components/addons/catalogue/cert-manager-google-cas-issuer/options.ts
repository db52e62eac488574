import type { CertificateLifetime } from "../../certificate-lifetime";
import type { StoredField } from "../../definition";

/**
 * A pool of authorities of Google's CA Service.
 *
 * @example
 * ```ts
 * const googleCaPool: GoogleCaPool = { location: "europe-west3", pool: "company" };
 * ```
 */
export interface GoogleCaPool extends CertificateLifetime {
  /** Location of the pool, for instance `europe-west3`. */
  readonly location: string;
  /** Id of the pool. The pool's issuance policy decides which certificates the pool signs; forbid CA certificates in this policy. */
  readonly pool: string;
  /** Project of the pool. @default the cluster's project */
  readonly project?: string;
  /** Id of the authority in the pool that signs certificates. @default any enabled authority */
  readonly authority?: string;
  /**
   * Template of all certificates: the id of a template in the pool's project and location, or the full name of a template in another project,
   * `projects/PROJECT/locations/LOCATION/certificateTemplates/ID`.
   * https://cloud.google.com/certificate-authority-service/docs/certificate-template
   *
   * @default none: the pool's issuance policy alone decides
   */
  readonly template?: string;
  /**
   * A secret in a store of the platform: the key of a Google service account, which requests the certificates of this issuer. The account
   * needs `roles/privateca.certificateRequester` on the pool, and `roles/privateca.templateUser` on the template.
   *
   * @default the identity of the add-on, which gets these roles
   */
  readonly credentials?: StoredField;
}

/**
 * Options of google-cas-issuer.
 *
 * @example
 * ```ts
 * certManagerGoogleCasIssuer({ issuers: { company: { location: "europe-west3", pool: "company" } } });
 * ```
 */
export interface CertManagerGoogleCasIssuerOptions {
  /** Pools by name, at least one. Workloads choose a pool by its name (`expose.issuer`). */
  readonly issuers: Readonly<Record<string, GoogleCaPool>>;
}
