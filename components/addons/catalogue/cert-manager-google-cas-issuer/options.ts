import type { CertificateLifetime } from "../../certificate-lifetime";
import type { StoredField } from "../../definition";

/**
 * A CA pool in Google's Certificate Authority Service.
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
   * Template for all certificates. Give the id of a template in the pool's project and location. For a template in another project, give its full
   * name: `projects/PROJECT/locations/LOCATION/certificateTemplates/ID`.
   * https://cloud.google.com/certificate-authority-service/docs/certificate-template
   *
   * @default none: only the pool's issuance policy decides
   */
  readonly template?: string;
  /**
   * The key of a Google service account, as a secret in one of the platform's stores. The service account requests this issuer's certificates. The
   * service account needs `roles/privateca.certificateRequester` on the pool, and `roles/privateca.templateUser` on the template.
   *
   * @default the add-on's own identity; Keelson grants these roles to it
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
  /** CA pools, by name. Set at least one. Workloads choose a pool by its name (`expose.issuer`). */
  readonly issuers: Readonly<Record<string, GoogleCaPool>>;
}
