import type * as pulumi from "@pulumi/pulumi";
import type { CertificateLifetime } from "../../certificate-lifetime";

/**
 * An authority of AWS Private CA.
 *
 * @example
 * ```ts
 * const awsPrivateCa: AwsPrivateCa = { authorityArn: "arn:aws:acm-pca:eu-central-1:111122223333:certificate-authority/12345678-1234-1234-1234-123456789012" };
 * ```
 */
export interface AwsPrivateCa extends CertificateLifetime {
  /** ARN of the authority, in any region. One of another account is shared by AWS RAM, or has a `role`. */
  readonly authorityArn: pulumi.Input<string>;
  /**
   * ARN of a role that the issuer assumes to sign, for an authority of another account. The role may sign, and trusts the issuer's role with
   * `sts:AssumeRole` and `sts:TagSession`.
   *
   * @default the issuer signs with its own role
   */
  readonly role?: pulumi.Input<string>;
  /**
   * Template of all certificates, one for end entities, for instance `EndEntityServerAuthCertificate/V1`.
   * https://docs.aws.amazon.com/privateca/latest/userguide/template-definitions.html
   *
   * @default it follows from the usages of the certificate
   */
  readonly template?: string;
}

/**
 * Options of aws-privateca-issuer.
 *
 * @example
 * ```ts
 * awsPrivatecaIssuer({
 *   issuers: {
 *     company: { authorityArn: "arn:aws:acm-pca:eu-central-1:111122223333:certificate-authority/12345678-1234-1234-1234-123456789012" },
 *   },
 * });
 * ```
 */
export interface AwsPrivatecaIssuerOptions {
  /** Authorities, at least one, by the name with which workloads choose them (`expose.issuer`). */
  readonly issuers: Readonly<Record<string, AwsPrivateCa>>;
}
