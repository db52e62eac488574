import type * as pulumi from "@pulumi/pulumi";
import { matches, notEmpty } from "../../../checks";
import { expected, type Problem } from "../../../problems";
import { checkStoredField, onlyKey, secretOfField } from "../../addon-secret";
import type { AddonSecret, StoredField } from "../../definition";
import { checkHost, type ExposedHost } from "../../exposed-host";

/**
 * The host at which Grafana is exposed, and the sign-in.
 *
 * @example
 * ```ts
 * const grafanaOptions: GrafanaOptions = { host: "grafana.example.com" };
 * ```
 */
export interface GrafanaOptions extends ExposedHost {
  /** How people sign in to Grafana. Also set `host`. @default none: Grafana has no sign-in */
  readonly oidc?: GrafanaOidc;
}

/**
 * Sign-in with OpenID Connect: https://grafana.com/docs/grafana/latest/setup-grafana/configure-access/configure-authentication/generic-oauth/
 *
 * @example
 * ```ts
 * const grafanaOidc: GrafanaOidc = {
 *   name: "Acme",
 *   authUrl: "https://login.example.com/authorize",
 *   tokenUrl: "https://login.example.com/token",
 *   userInfoUrl: "https://login.example.com/userinfo",
 *   clientId: "grafana",
 *   clientSecret: { key: "grafana-oidc" },
 *   viewerGroups: ["developers"],
 * };
 * ```
 */
export interface GrafanaOidc {
  /** The issuer's name on the sign-in button, for instance `Okta`. */
  readonly name: string;
  /** The issuer's `authorization_endpoint`, `https://…`. The issuer lists its endpoints in `/.well-known/openid-configuration`. */
  readonly authUrl: string;
  /** The issuer's `token_endpoint`, `https://…`. */
  readonly tokenUrl: string;
  /** The issuer's `userinfo_endpoint`, `https://…`. */
  readonly userInfoUrl: string;
  /** Id of the client at the issuer. */
  readonly clientId: pulumi.Input<string>;
  /** The client's secret, as a secret in one of the platform's stores. */
  readonly clientSecret: StoredField;
  /** Scopes that Grafana requests from the issuer. @default ["openid", "profile", "email", "groups"] */
  readonly scopes?: readonly string[];
  /** Groups that administer Grafana, as in the token's claim `groups`. @default none */
  readonly adminGroups?: readonly string[];
  /** Groups that may change dashboards and alerts. @default none */
  readonly editorGroups?: readonly string[];
  /** Groups that may view all dashboards. @default everybody who can sign in at the issuer */
  readonly viewerGroups?: readonly string[];
}

const clientSecret = "grafana-oidc";

/** Lists the mistakes in Grafana's options. */
export function checkGrafana(options: GrafanaOptions | undefined): Problem[] {
  if (options === undefined) {
    return [];
  }
  const { host, oidc } = options;
  return [
    ...checkHost("grafana", options),
    ...(host !== undefined && oidc === undefined
      ? [
          expected(
            "grafana.oidc",
            "an OIDC client, because the option host needs a sign-in",
            oidc,
            "set oidc, or remove host",
          ),
        ]
      : []),
    ...(host === undefined && oidc !== undefined
      ? [expected("grafana.host", "a host name for the sign-in, because oidc is set", host)]
      : []),
    ...(oidc === undefined ? [] : checkOidc("grafana.oidc", oidc)),
  ];
}

function checkOidc(path: string, oidc: GrafanaOidc): Problem[] {
  const { authUrl, tokenUrl, userInfoUrl, adminGroups, editorGroups, viewerGroups } = oidc;
  return [
    ...matches(`${path}.name`, oidc.name, /\S/, "a label for the sign-in button"),
    ...matches(`${path}.clientId`, oidc.clientId, /\S/, "the id of the client"),
    ...checkStoredField(`${path}.clientSecret`, oidc.clientSecret),
    ...Object.entries({ authUrl, tokenUrl, userInfoUrl }).flatMap(([key, url]) =>
      matches(`${path}.${key}`, url, /^https:\/\/\S+$/, 'a URL that begins with "https://"'),
    ),
    ...notEmpty(`${path}.scopes`, oidc.scopes, "scope", "add an entry, or remove the option"),
    ...Object.entries({ adminGroups, editorGroups, viewerGroups }).flatMap(([key, groups]) => [
      ...notEmpty(`${path}.${key}`, groups, "group", "add an entry, or remove the option"),
      ...(groups ?? []).flatMap((group, index) =>
        matches(`${path}.${key}[${index}]`, group, /^[^'\\\n]*[^'\\\s][^'\\\n]*$/, "a group name without quotes or \\"),
      ),
    ]),
  ];
}

/** Returns the Secret that contains the OIDC client's secret. */
export function signInSecrets({ oidc }: GrafanaOptions = {}): AddonSecret[] {
  return oidc === undefined ? [] : [secretOfField(clientSecret, oidc.clientSecret)];
}

/** Returns the sections of `grafana.ini`, and the environment variable with the client's secret. */
export function signInValues({ host, oidc }: GrafanaOptions = {}): {
  readonly ini: Readonly<Record<string, unknown>>;
  readonly env: Readonly<Record<string, unknown>>;
} {
  if (host === undefined || oidc === undefined) {
    return { ini: {}, env: {} };
  }
  const { name, clientId, authUrl, tokenUrl, userInfoUrl, scopes = ["openid", "profile", "email", "groups"] } = oidc;
  return {
    ini: {
      server: { domain: host, root_url: `https://${host}/`, enforce_domain: true },
      "auth.generic_oauth": {
        enabled: true,
        name,
        client_id: clientId,
        auth_url: authUrl,
        token_url: tokenUrl,
        api_url: userInfoUrl,
        scopes: scopes.join(" "),
        use_pkce: true,
        allow_sign_up: true,
        role_attribute_path: roleExpression(oidc),
        role_attribute_strict: true,
      },
    },
    env: {
      envValueFrom: {
        GF_AUTH_GENERIC_OAUTH_CLIENT_SECRET: { secretKeyRef: { name: clientSecret, key: onlyKey } },
      },
    },
  };
}

/** Returns the JMESPath expression for a user's role. Users without a role cannot sign in. */
function roleExpression({ adminGroups = [], editorGroups = [], viewerGroups }: GrafanaOidc): string {
  const isIn = (groups: readonly string[], role: string) =>
    groups.map((group) => `contains(groups[*], '${group}') && '${role}'`);
  const viewers = viewerGroups === undefined ? ["'Viewer'"] : isIn(viewerGroups, "Viewer");
  return [...isIn(adminGroups, "Admin"), ...isIn(editorGroups, "Editor"), ...viewers].join(" || ");
}
