import type { StoredSecret } from "../../../capabilities";

/**
 * Options of sealed-secrets.
 *
 * @example
 * ```ts
 * sealedSecretsController({ sealers: ["developers"], keyRenewPeriod: "720h" });
 * ```
 */
export interface SealedSecretsOptions {
  /**
   * Your own keys, by name. These keys remain when the cluster is deleted. Each key is a secret in one of the platform's stores: a JSON object with
   * the fields `certificate` and `privateKey`, both in PEM. `kubeseal` seals with the key whose validity begins last, and the controller can decrypt
   * with every key.
   *
   * @default none: the controller creates keys in its namespace. Back up these keys, because they exist nowhere else
   */
  readonly keys?: Readonly<Record<string, StoredSecret>>;
  /**
   * Interval after which the controller creates a new key, as a Go duration. The controller can still decrypt secrets with older keys. With `"0"`,
   * the controller never creates a new key.
   *
   * @default "720h". With `keys`, the default is "0", because a new key would not be in your store
   */
  readonly keyRenewPeriod?: string;
  /** Validity of the certificate of a new key, as a Go duration. @default "87600h" */
  readonly keyTtl?: string;
  /**
   * Earliest date for the newest key, in the format of RFC 1123 with a numeric zone, such as `Mon, 02 Nov 2026 15:04:05 +0000`. If the newest key is
   * older, the controller creates a new key when it starts. If a key is compromised, set this option to the current time and seal all secrets again.
   *
   * @default none
   */
  readonly keyCutoffTime?: string;
  /**
   * Groups whose members may use `kubeseal` through the API server. These groups can fetch the certificate and validate sealed secrets. Everybody
   * else can seal with a copy of the certificate (`kubeseal --cert`). The certificate is not secret.
   *
   * @default none: only the cluster's administrators may use it
   */
  readonly sealers?: readonly string[];
}
