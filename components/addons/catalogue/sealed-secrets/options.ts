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
   * Your own keys by name; they survive the cluster. Each key is a secret in a store of the platform: a JSON object with the fields
   * `certificate` and `privateKey`, both PEM. The controller seals with the key whose validity starts last, and opens with every key.
   *
   * @default none: the controller makes its own keys, which exist only in its namespace, so back them up
   */
  readonly keys?: Readonly<Record<string, StoredSecret>>;
  /**
   * Interval after which the controller makes a new key, as a Go duration. Older keys can still open the secrets that they sealed. With
   * `"0"`, the controller never makes a new key.
   *
   * @default "720h", or "0" with `keys`, because a new key would not be in your store
   */
  readonly keyRenewPeriod?: string;
  /** Time for which the certificate of a new key is valid, as a Go duration. @default "87600h" */
  readonly keyTtl?: string;
  /**
   * Date in the format of RFC 1123 with a numeric zone, such as `Mon, 02 Nov 2026 15:04:05 +0000`. If the newest key is older than this date,
   * the controller makes a new key when it starts. If a key is compromised, set this option to the current time and seal all secrets again.
   *
   * @default none
   */
  readonly keyCutoffTime?: string;
  /**
   * Groups whose members may use `kubeseal` through the API server, to fetch the certificate and to validate sealed secrets. Everyone else
   * seals with a copy of the certificate (`kubeseal --cert`). The certificate is not secret.
   *
   * @default none: only administrators of the cluster
   */
  readonly sealers?: readonly string[];
}
