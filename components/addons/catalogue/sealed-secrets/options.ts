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
   * Keys of your own by name, which survive the cluster. Each is a secret in a store of the platform: a JSON object with the fields
   * `certificate` and `privateKey`, both PEM. The key with the latest start of validity seals; all keys open.
   *
   * @default none: the controller makes its own keys, which exist only in its namespace, so back them up
   */
  readonly keys?: Readonly<Record<string, StoredSecret>>;
  /**
   * Interval after which the controller makes a new key, as a Go duration; older keys still open what they sealed. `"0"` for never.
   *
   * @default "720h", or "0" with `keys`, because a new key would not be in your store
   */
  readonly keyRenewPeriod?: string;
  /** Time for which the certificate of a new key is valid, as a Go duration. @default "87600h" */
  readonly keyTtl?: string;
  /**
   * Date in the form of RFC 1123 with a numeric zone, such as `Mon, 02 Nov 2026 15:04:05 +0000`. If the newest key is older, the controller
   * makes a new one when it starts. Set it to now if a key is compromised, and seal all secrets again.
   *
   * @default none
   */
  readonly keyCutoffTime?: string;
  /**
   * Groups whose members may use `kubeseal` through the API server, to fetch the certificate and to validate sealed secrets. Everyone else
   * seals with a copy of the certificate (`kubeseal --cert`), which is not secret.
   *
   * @default none: only administrators of the cluster
   */
  readonly sealers?: readonly string[];
}
