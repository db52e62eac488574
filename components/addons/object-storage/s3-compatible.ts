import type * as pulumi from "@pulumi/pulumi";
import type { StoredSecret } from "../../capabilities";
import { matches } from "../../checks";
import type { Problem } from "../../problems";
import { checkStoredSecret } from "../addon-secret";
import type { AddonSecret } from "../definition";
import { checkEndpoint } from "../endpoint";

/**
 * A bucket in a service with S3's API, for instance MinIO. The bucket must already exist.
 *
 * @example
 * ```ts
 * const s3CompatibleStorage: S3CompatibleStorage = { kind: "s3-compatible", bucket: "logs", endpoint: "https://minio.example.com:9000", credentials: { key: "minio" } };
 * ```
 */
export interface S3CompatibleStorage {
  readonly kind: "s3-compatible";
  /** Name of the bucket. */
  readonly bucket: pulumi.Input<string>;
  /** URL of the service, with `https://`. Add the port if it is not 443. */
  readonly endpoint: string;
  /** Region that the service expects. @default "us-east-1" */
  readonly region?: string;
  /** The access key, as a secret in one of the platform's stores: a JSON object with the fields `accessKeyId` and `secretAccessKey`. */
  readonly credentials: StoredSecret;
  /** CA certificates that signed the service's certificate, in PEM. @default the public certificate authorities */
  readonly caBundle?: string;
  /** Ranges of the service's private addresses, for instance `["10.9.0.0/24"]`. @default none: the service has a public address */
  readonly cidrs?: readonly string[];
}

/** Lists the mistakes in an S3-compatible storage. */
export function checkCompatible({ endpoint, credentials, caBundle, cidrs, region }: S3CompatibleStorage): Problem[] {
  const names = { url: "storage.endpoint", caBundle: "storage.caBundle", cidrs: "storage.cidrs" };
  return [
    ...checkEndpoint(names, { url: endpoint, caBundle, cidrs }, "https://minio.example.com:9000"),
    ...checkStoredSecret("storage.credentials", credentials),
    ...matches("storage.region", region, /^\S+$/, "a region without spaces"),
  ];
}

/** Returns the Secret with the credentials. Its keys are the environment variables that AWS' libraries read. */
export function credentialsOf(name: string, { credentials }: S3CompatibleStorage): AddonSecret {
  const data = { AWS_ACCESS_KEY_ID: "accessKeyId", AWS_SECRET_ACCESS_KEY: "secretAccessKey" };
  return { name, from: credentials, data };
}

/** Returns the host of Amazon S3 in a region. */
export function s3Host(region: string): string {
  return `s3.${region}.amazonaws.com${region.startsWith("cn-") ? ".cn" : ""}`;
}
