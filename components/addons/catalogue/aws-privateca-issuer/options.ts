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
  /** ARN of the authority, in any region. If the authority belongs to another account, share it through AWS RAM or set `role`. */
  readonly authorityArn: pulumi.Input<string>;
  /**
   * ARN of an IAM role in another account, for an authority of that account. The issuer assumes this role before it signs. The role must have
   * permission to sign, and must trust the issuer's role with `sts:AssumeRole` and `sts:TagSession`.
   *
   * @default the issuer signs with its own role
   */
  readonly role?: pulumi.Input<string>;
  /**
   * Template for all certificates, for instance `EndEntityServerAuthCertificate/V1`. The template must be a template for end-entity certificates.
   * https://docs.aws.amazon.com/privateca/latest/userguide/template-definitions.html
   *
   * @default the issuer chooses the template from the usages of each certificate
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
  /** Certificate authorities, by name. Set at least one. Workloads choose an authority by its name (`expose.issuer`). */
  readonly issuers: Readonly<Record<string, AwsPrivateCa>>;
}
