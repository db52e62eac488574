import type { StoredSecret } from "../../../capabilities";
import { matches, notBoth } from "../../../checks";
import { expected, type Problem } from "../../../problems";
import { checkStoredField, checkStoredSecret, onlyKey, secretOfField } from "../../addon-secret";
import type { AddonSecret, StoredField } from "../../definition";

/**
 * A store to which Prometheus sends its metrics: https://prometheus.io/docs/prometheus/latest/configuration/configuration/#remote_write
 *
 * @example
 * ```ts
 * const remoteWrite: RemoteWrite = { url: "https://mimir.example.com/api/v1/push", basicAuth: { key: "mimir" } };
 * ```
 */
export interface RemoteWrite {
  /** URL of the store's endpoint for remote write, for instance `https://mimir.example.com/api/v1/push`. */
  readonly url: string;
  /** A secret with user name and password. Not allowed with `bearerToken`. @default none */
  readonly basicAuth?: RemoteWriteUser;
  /** A bearer token, as a secret in one of the platform's stores. Not allowed with `basicAuth`. @default none */
  readonly bearerToken?: StoredField;
  /** HTTP headers of the requests, for instance `X-Scope-OrgID`. The headers must not contain secrets. @default none */
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * A secret with user name and password.
 *
 * @example
 * ```ts
 * const remoteWriteUser: RemoteWriteUser = { key: "mimir", usernameField: "user" };
 * ```
 */
export interface RemoteWriteUser extends StoredSecret {
  /** The field of the secret that contains the user name. @default "username" */
  readonly usernameField?: string;
  /** The field of the secret that contains the password. @default "password" */
  readonly passwordField?: string;
}

/** Lists the mistakes in the stores of metrics. */
export function checkRemoteWrite(stores: readonly RemoteWrite[] = []): Problem[] {
  return stores.flatMap(({ url, basicAuth, bearerToken, headers = {} }, index) => {
    const path = `remoteWrite[${index}]`;
    return [
      ...matches(`${path}.url`, url, /^https?:\/\/[^\s@/]+(\/\S*)?$/, "an http or https URL without credentials"),
      ...(url.startsWith("http://") && !isInCluster(url)
        ? [expected(`${path}.url`, "an https:// URL (http:// is allowed only for a Service in the cluster)", url)]
        : []),
      ...notBoth(`${path}.bearerToken`, bearerToken, `${path}.basicAuth`, basicAuth),
      ...(basicAuth === undefined ? [] : checkStoredSecret(`${path}.basicAuth`, basicAuth)),
      ...(bearerToken === undefined ? [] : checkStoredField(`${path}.bearerToken`, bearerToken)),
      ...Object.keys(headers).flatMap((name) =>
        matches(`${path}.headers.${name}`, name, /^(?!authorization$)[A-Za-z0-9-]+$/i, "a header without credentials"),
      ),
    ];
  });
}

function isInCluster(url: string): boolean {
  return /^https?:\/\/[^/:]+\.svc(\.cluster\.local)?(:\d+)?(\/|$)/.test(url);
}

/** Returns the Secrets with the stores' credentials. */
export function remoteWriteSecrets(stores: readonly RemoteWrite[] = []): AddonSecret[] {
  return stores.flatMap(({ basicAuth, bearerToken }, index) => {
    const name = secretName(index);
    if (basicAuth !== undefined) {
      const { usernameField = "username", passwordField = "password", ...from } = basicAuth;
      return [{ name, from, data: { username: usernameField, password: passwordField } }];
    }
    return bearerToken === undefined ? [] : [secretOfField(name, bearerToken)];
  });
}

function secretName(index: number): string {
  return `prometheus-remote-write-${index}`;
}

/** Returns `PrometheusSpec.remoteWrite`: https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.RemoteWriteSpec */
export function remoteWriteValues(stores: readonly RemoteWrite[]): Record<string, unknown>[] {
  return stores.map(({ url, basicAuth, bearerToken, headers }, index) => {
    const secret = (key: string) => ({ name: secretName(index), key });
    return {
      url,
      ...(basicAuth !== undefined && { basicAuth: { username: secret("username"), password: secret("password") } }),
      ...(bearerToken !== undefined && { authorization: { credentials: secret(onlyKey) } }),
      ...(headers !== undefined && { headers }),
    };
  });
}

/** Returns the ports of stores outside the cluster. Stores in the cluster are left out, because Prometheus may connect to every pod. */
export function remoteWritePorts(stores: readonly RemoteWrite[] = []): number[] {
  const ports = stores.flatMap(({ url }) => (isInCluster(url) ? [] : [Number(new URL(url).port || 443)]));
  return [...new Set(ports)];
}
