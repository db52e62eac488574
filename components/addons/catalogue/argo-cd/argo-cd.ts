import * as pulumi from "@pulumi/pulumi";
import { gitOps, monitoring } from "../../../capabilities";
import { crdKind } from "../../../charts";
import { addonLabel } from "../../addon-secret";
import { defineAddon, mergeValues } from "../../define";
import type { ValuesContext } from "../../definition";
import { exposedLabels, hostIngress, hostNeeds, isIssued } from "../../exposed-host";
import { provideOne } from "../../provide";
import { checkArgoCd } from "./check";
import { argoCdFlows, namespace, repoServer } from "./flows";
import { argoCdImages } from "./images";
import { notificationSecrets, notificationValues } from "./notifications";
import type { ArgoCdOptions } from "./options";
import { addonKinds, addonRules, controllerRules, deployedKinds, serverRules, shownKinds } from "./roles";
import { decrypter, sopsIdentities, sopsSecrets, sopsValues } from "./sops";
import { argoCdSizes } from "./values";

/** Sections of the chart's values that describe pods. */
const pods = [
  "controller",
  "dex",
  "redis",
  "redis-ha",
  "redisSecretInit",
  "server",
  "repoServer",
  "applicationSet",
  "notifications",
  "commitServer",
];

/** Keeps applications in sync with Git (Application, ApplicationSet). */
export const argoCd = defineAddon<ArgoCdOptions>({
  name: "argo-cd",
  optionsType: "ArgoCdOptions",
  summary: "deploys applications from Git (kinds: Application, ApplicationSet)",
  whenRemoved: "applications keep running, but no longer follow their repositories",
  chart: { repository: "https://argoproj.github.io/argo-helm", name: "argo-cd", version: "10.1.1" },
  images: argoCdImages,
  environment: {
    "server.env": "list",
    "repoServer.env": "list",
    "applicationSet.extraEnv": "list",
    "notifications.extraEnv": "list",
  },
  mounts: {
    "server.volumes": "volumes",
    "server.volumeMounts": "mounts",
    "repoServer.volumes": "volumes",
    "repoServer.volumeMounts": "mounts",
    "applicationSet.extraVolumes": "volumes",
    "applicationSet.extraVolumeMounts": "mounts",
    "notifications.extraVolumes": "volumes",
    "notifications.extraVolumeMounts": "mounts",
  },
  monitors: ["controller", "server", "repoServer", "applicationSet", "notifications"].map(
    (part) => `${part}.metrics.serviceMonitor.additionalLabels`,
  ),
  pods: { placed: pods, ranked: pods },
  namespace,
  crds: {
    how: "templated",
    values: { crds: { install: true, keep: true } },
    kinds: ["AppProject", "Application", "ApplicationSet"].map((kind) => crdKind("argoproj.io/v1alpha1", kind)),
  },
  underArgoCd: "Argo CD cannot install itself",
  /* The server's Ingress may have a separate load balancer. */
  ownsCloudResources: true,
  check: ({ options, cluster }) => checkArgoCd(options, cluster),
  needs: ({ options }) => hostNeeds(options),
  wants: () => [{ capability: monitoring }],
  provides: [
    provideOne(gitOps, ({ options: { addons, sops } }) => ({
      namespace,
      apiVersion: "argoproj.io/v1alpha1",
      server: "https://kubernetes.default.svc",
      deploys: deployedKinds(sops !== undefined),
      shows: shownKinds,
      ...(sops !== undefined && { decrypter }),
      ...(addons !== undefined && { addons, addonKinds }),
    })),
  ],
  /* The namespace contains ExternalSecrets with the credentials of repositories. */
  namespaceLabels: () => ({ [addonLabel]: "argo-cd" }),
  flows: (context) => argoCdFlows(context),
  identities: ({ options }) => sopsIdentities(options.sops),
  secrets: ({ options }) => [...sopsSecrets(options.sops), ...notificationSecrets(options.notifications)],
  values: (context) => {
    const { options, tier, find, identities } = context;
    const sizes = argoCdSizes(tier, find(monitoring) !== undefined);
    return mergeValues(sizes, permissions(context), sopsValues(options.sops, identities), {
      global: {
        domain: options.host ?? "localhost",
        logging: { format: "json" },
        networkPolicy: { create: false },
      },
      configs: {
        cm: {
          "admin.enabled": false,
          "exec.enabled": false,
          "resource.respectRBAC": "normal",
          ...signIn(options),
          ...healthChecks(options),
        },
        ...(options.knownHosts !== undefined && { ssh: { extraHosts: options.knownHosts.join("\n") } }),
        params: { "server.insecure": options.host !== undefined, "repo.server": repoServer },
        rbac: { "policy.default": "", "policy.csv": adminPolicy(options) },
      },
      dex: { enabled: false },
      notifications: notificationValues(options.notifications),
    });
  },
});

/** Renders the sign-in. Argo CD expects YAML, and JSON is valid YAML. */
function signIn({ oidc }: ArgoCdOptions): Record<string, unknown> {
  if (oidc === undefined) {
    return {};
  }
  const { name, issuer, clientId: clientID, clientSecretName } = oidc;
  const clientSecret = `$${clientSecretName}:clientSecret`;
  const requestedScopes = ["openid", "profile", "email", "groups"];
  return { "oidc.config": pulumi.jsonStringify({ name, issuer, clientID, clientSecret, requestedScopes }) };
}

function healthChecks({ healthChecks: checks = {} }: ArgoCdOptions): Record<string, string> {
  const keyed = Object.entries(checks).map(([kind, script]) => [
    `resource.customizations.health.${kind.replace("/", "_")}`,
    script,
  ]);
  return Object.fromEntries(keyed) as Record<string, string>;
}

function adminPolicy({ oidc }: ArgoCdOptions): string {
  return (oidc?.adminGroups ?? []).map((group) => `g, "${group}", role:admin`).join("\n");
}

/** Replaces the chart's roles, because they allow everything in every namespace. Exposes the server if `host` is set. */
function permissions(context: ValuesContext<ArgoCdOptions>): Record<string, unknown> {
  const { addons, host, deploys = [], sops } = context.options;
  const rules = [...controllerRules(deploys, sops !== undefined), ...(addons === undefined ? [] : addonRules)];
  return {
    controller: { clusterRoleRules: { enabled: true, rules } },
    server: {
      clusterRoleRules: { enabled: true, rules: serverRules() },
      ...(host !== undefined && { podLabels: exposedLabels, ingress: ingress(host, context) }),
    },
  };
}

function ingress(host: string, context: ValuesContext<ArgoCdOptions>): Record<string, unknown> {
  const tls = isIssued(context) ? { tls: true } : { extraTls: [{ hosts: [host] }] };
  return { enabled: true, ...hostIngress(context), ...tls };
}
