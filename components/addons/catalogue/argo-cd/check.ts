import { checkResources } from "../../../api-resources";
import { matches, notEmpty, objectName } from "../../../checks";
import type { Cluster } from "../../../clusters/contract";
import { expected, type Problem } from "../../../problems";
import { checkHost } from "../../exposed-host";
import { checkNotifications } from "./check-notifications";
import type { ArgoCdOptions, OidcOptions } from "./options";
import { checkSops } from "./sops";

/** Lists the mistakes in the options of Argo CD. */
export function checkArgoCd(options: Partial<ArgoCdOptions>, cluster: Pick<Cluster, "cloud">): (Problem | false)[] {
  const { host, oidc, deploys = [], healthChecks, knownHosts } = options;
  const kind = 'a kind such as "Pod" or "example.com/Database"';
  return [
    ...checkSops(options.sops, cluster),
    ...checkNotifications(options.notifications),
    ...notEmpty("healthChecks", healthChecks, "kind", "add an entry, or remove the option"),
    ...Object.entries(healthChecks ?? {}).flatMap(([name, script]) => [
      ...matches(`healthChecks.${name}`, name, /^([a-z0-9]([-.a-z0-9]*[a-z0-9])?\/)?[A-Z][A-Za-z0-9]*$/, kind),
      ...matches(`healthChecks.${name}`, script, /\breturn\b/, "a Lua script that returns the object's health"),
    ]),
    ...notEmpty("knownHosts", knownHosts, "line", "add an entry, or remove the option"),
    ...(knownHosts ?? []).flatMap((line, index) =>
      matches(
        `knownHosts[${index}]`,
        line,
        /^\S+ (ssh-|ecdsa-|sk-)[-@.a-z0-9]+ [A-Za-z0-9+/]+={0,2}( .*)?$/,
        "a line that ssh-keyscan prints",
      ),
    ),
    ...notEmpty("addons", options.addons, "add-on", "add an entry, or remove the option"),
    ...notEmpty("deploys", options.deploys, "rule", "add an entry, or remove the option"),
    ...checkHost("", options),
    host !== undefined &&
      oidc === undefined &&
      expected(
        "oidc",
        "an OIDC client, because the option host needs a sign-in",
        oidc,
        "set the option oidc, or remove the option host",
      ),
    host === undefined &&
      oidc !== undefined &&
      expected("host", "a host name for the sign-in, because oidc is set", host),
    ...(oidc === undefined ? [] : checkOidc(oidc)),
    ...deploys.flatMap((rule, index) => checkResources(`deploys[${index}]`, rule)),
    ...deploys.map(
      ({ apiGroups, resources, verbs }, index) =>
        [...apiGroups, ...resources, ...verbs].includes("*") &&
        expected(`deploys[${index}]`, "names of API groups, resources and verbs", "*"),
    ),
  ];
}

function checkOidc({ name, issuer, clientId, clientSecretName, adminGroups }: OidcOptions): Problem[] {
  const form = "a group name without quotes or line breaks";
  return [
    ...matches("oidc.name", name, /\S/, "a label for the sign-in button"),
    ...matches("oidc.clientId", clientId, /\S/, "the id of the client"),
    ...objectName("oidc.clientSecretName", clientSecretName, "the name of a Secret"),
    ...matches("oidc.issuer", issuer, /^https:\/\//, 'a URL that begins with "https://"'),
    ...notEmpty(
      "oidc.adminGroups",
      adminGroups,
      "group",
      "add a group, because otherwise nobody can administer Argo CD",
    ),
    ...adminGroups.flatMap((group, index) =>
      matches(`oidc.adminGroups[${index}]`, group, /^[^"\n]*[^"\s][^"\n]*$/, form),
    ),
  ];
}
