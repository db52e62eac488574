import type { StoredSecret } from "../../../capabilities";
import { matches } from "../../../checks";
import type { Problem } from "../../../problems";
import { checkStoredSecret, fromSecret } from "../../addon-secret";
import type { AddonSecret } from "../../definition";
import { checkEndpoint, type Endpoint } from "../../endpoint";
import { lokiLabels } from "./loki";
import { delivery } from "./outputs";
import { type Entry, section } from "./section";

/**
 * An existing Loki server. Only TLS is supported.
 *
 * @example
 * ```ts
 * const lokiServer: LokiServer = { kind: "loki", url: "https://loki.example.com", tenant: "shop", credentials: { key: "loki" } };
 * ```
 */
export interface LokiServer extends Endpoint {
  readonly kind: "loki";
  /**
   * Loki's tenant for the lines. Fluent Bit sends the tenant's name in the header `X-Scope-OrgID`.
   *
   * @default none: the server has only one tenant, or derives the tenant from the user
   */
  readonly tenant?: string;
  /**
   * User name and password, as a secret in one of the platform's stores: a JSON object with the keys `username` and `password`.
   *
   * @default none: the server needs no sign-in
   */
  readonly credentials?: StoredSecret;
}

const secretName = "fluent-bit-loki";
const variables = { username: "LOKI_USERNAME", password: "LOKI_PASSWORD" } as const;

/** The file with the server's certificate authorities. The chart mounts its `extraFiles` in this folder. */
const caFile = { name: "loki-ca.crt", path: "/fluent-bit/etc/conf/loki-ca.crt" };

/** https://grafana.com/docs/loki/latest/operations/multi-tenancy/ */
const tenantForm = /^(?!\.{1,2}$)[\w!.*'()-]{1,150}$/;

/** Lists the mistakes in the option `path`. */
export function checkLokiServer(path: string, { tenant, credentials, ...endpoint }: LokiServer): Problem[] {
  const names = { url: `${path}.url`, caBundle: `${path}.caBundle`, cidrs: `${path}.cidrs` };
  return [
    ...checkEndpoint(names, endpoint, "https://loki.example.com"),
    ...matches(`${path}.tenant`, tenant, tenantForm, "a tenant name of up to 150 letters, digits and !-_.*'()"),
    ...(credentials === undefined ? [] : checkStoredSecret(`${path}.credentials`, credentials)),
  ];
}

/** Returns the output to the server: https://docs.fluentbit.io/manual/data-pipeline/outputs/loki */
export function lokiServerOutput({ url, tenant, credentials, caBundle }: LokiServer): string {
  const { hostname, port } = new URL(url);
  return section("OUTPUT", [
    ["Name", "loki"],
    ["Match", "kube.*"],
    ["host", hostname],
    ["port", port === "" ? "443" : port],
    ["tls", "On"],
    ["tls.verify", "On"],
    /* Off by default: https://docs.fluentbit.io/manual/administration/transport-security */
    ["tls.verify_hostname", "On"],
    ...(caBundle === undefined ? [] : [["tls.ca_file", caFile.path] satisfies Entry]),
    ...(tenant === undefined ? [] : [["tenant_id", tenant] satisfies Entry]),
    ...(credentials === undefined
      ? []
      : ([
          ["http_user", `\${${variables.username}}`],
          ["http_passwd", `\${${variables.password}}`],
        ] satisfies Entry[])),
    ...lokiLabels,
    ...delivery,
  ]);
}

/** Returns the Secret with user name and password, if `credentials` is set. */
export function lokiSecrets({ credentials }: LokiServer): AddonSecret[] {
  const data = { username: "username", password: "password" };
  return credentials === undefined ? [] : [{ name: secretName, from: credentials, data }];
}

/** Returns the environment variables that the output uses. The agent reads them when it starts. */
export function lokiVariables({ credentials }: LokiServer): object[] {
  return credentials === undefined
    ? []
    : Object.entries(variables).map(([key, variable]) => fromSecret(variable, secretName, key));
}

/** Returns the additional files that the output uses. */
export function lokiFiles({ caBundle }: LokiServer): { extraFiles?: Record<string, string> } {
  return caBundle === undefined ? {} : { extraFiles: { [caFile.name]: caBundle } };
}
