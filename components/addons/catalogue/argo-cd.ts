import * as pulumi from "@pulumi/pulumi";
import { certificateIssuers, defaultIngressClass, monitoring } from "../../capabilities";
import { type Problem, quote } from "../../problems";
import { defineAddon, mergeValues } from "../define";
import type { CrdKind, ValuesContext } from "../definition";
import { argoCdFlows, exposedServer, namespace } from "./argo-cd-flows";
import { type ClusterRule, controllerRules, serverRules } from "./argo-cd-rules";
import { argoCdSizes } from "./argo-cd-sizes";

/** Sign-in by OpenID Connect. */
export interface OidcOptions {
  /** Shown on the button, for instance `Okta`. */
  readonly name: string;
  /** URL of the issuer, `https://…`. */
  readonly issuer: string;
  readonly clientId: pulumi.Input<string>;
  /**
   * Name of a Secret in `argocd` whose key `clientSecret` holds the client's secret, with the label
   * `app.kubernetes.io/part-of: argocd`.
   */
  readonly clientSecretName: string;
  /** Groups of the issuer that administer Argo CD. Everybody else may do nothing until a policy says so. */
  readonly adminGroups: readonly string[];
}

/** Options of Argo CD. */
export interface ArgoCdOptions {
  /** Host under which it is exposed, for instance `argocd.example.com`. @default not exposed */
  readonly host?: string;
  /** Key of the issuer of the host's certificate. @default "production" */
  readonly certificateIssuer?: string;
  /**
   * Sign-in by OpenID Connect; needs `host`. There are no local accounts, so that without it the way in is `argocd --core`
   * or `argocd admin dashboard`, which act with one's own rights in the cluster.
   *
   * @default nobody signs in
   */
  readonly oidc?: OidcOptions;
  /** What applications may consist of beside the kinds of workloads, for every namespace. No `*`. @default nothing */
  readonly deploys?: readonly ClusterRule[];
  /** Tells others of applications' states. Its controller can list every Secret of the cluster. @default false */
  readonly notifications?: boolean;
}

/** Keeps applications in step with what Git says (Application, ApplicationSet). */
export const argoCd = defineAddon<ArgoCdOptions>({
  name: "argo-cd",
  summary: "applications from Git: Application, ApplicationSet",
  chart: { repository: "https://argoproj.github.io/argo-helm", name: "argo-cd", version: "10.1.1" },
  namespace,
  crds: { how: "templated", values: { crds: { install: true, keep: true } }, kinds: crdKinds() },
  /* its Ingress may have a load balancer of its own */
  ownsCloudResources: true,
  check: ({ options }) => objections(options),
  needs: ({ options: { host, certificateIssuer = "production" } }) =>
    host === undefined
      ? []
      : [{ capability: defaultIngressClass }, { capability: certificateIssuers, key: certificateIssuer }],
  wants: () => [{ capability: monitoring }],
  flows: (context) => argoCdFlows(context),
  values: (context) => {
    const { options, tier, find } = context;
    const sizes = argoCdSizes(tier, find(monitoring) !== undefined, options.notifications ?? false);
    return mergeValues(sizes, permissions(context), {
      global: {
        domain: options.host ?? "localhost",
        logging: { format: "json" },
        networkPolicy: { create: false },
      },
      configs: {
        cm: { "admin.enabled": false, "exec.enabled": false, "resource.respectRBAC": "normal", ...signIn(options) },
        params: { "server.insecure": options.host !== undefined },
        rbac: { "policy.default": "", "policy.csv": adminPolicy(options) },
      },
      dex: { enabled: false },
    });
  },
});

function crdKinds(): CrdKind[] {
  return ["AppProject", "Application", "ApplicationSet"].map((kind) => ({
    group: "argoproj.io",
    version: "v1alpha1",
    kind,
    plural: `${kind.toLowerCase()}s`,
    scope: "Namespaced",
  }));
}

function objections({ host, oidc, deploys = [] }: Partial<ArgoCdOptions>): (Problem | false)[] {
  return [
    host !== undefined &&
      !/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(host) && {
        path: "host",
        message: `a host name such as "argocd.example.com", given ${quote(host)}`,
      },
    host !== undefined &&
      oidc === undefined && {
        path: "oidc",
        message: `sign-in for ${quote(host)}, given nothing: add oidc, or leave out host`,
      },
    host === undefined &&
      oidc !== undefined && { path: "host", message: "the host that the issuer sends people back to, given nothing" },
    ...(oidc === undefined ? [] : oidcObjections(oidc)),
    ...deploys.map(
      ({ apiGroups, resources, verbs }, index) =>
        [...apiGroups, ...resources, ...verbs].includes("*") && {
          path: `deploys[${index}]`,
          message: 'API groups, resources and verbs by name, given "*"',
        },
    ),
  ];
}

function oidcObjections({ issuer, adminGroups }: OidcOptions): (Problem | false)[] {
  return [
    !issuer.startsWith("https://") && {
      path: "oidc.issuer",
      message: `a URL that begins with "https://", given ${quote(issuer)}`,
    },
    adminGroups.length === 0 && {
      path: "oidc.adminGroups",
      message: "at least one group, given []: nobody could administer Argo CD",
    },
    ...adminGroups.map(
      (group, index) =>
        /["\n]/.test(group) && {
          path: `oidc.adminGroups[${index}]`,
          message: `a group's name without quotes and line breaks, given ${quote(group)}`,
        },
    ),
  ];
}

/** JSON is YAML, which is what Argo CD reads here. */
function signIn({ oidc }: ArgoCdOptions): Record<string, unknown> {
  if (oidc === undefined) {
    return {};
  }
  const { name, issuer, clientId: clientID, clientSecretName } = oidc;
  const clientSecret = `$${clientSecretName}:clientSecret`;
  const requestedScopes = ["openid", "profile", "email", "groups"];
  return { "oidc.config": pulumi.jsonStringify({ name, issuer, clientID, clientSecret, requestedScopes }) };
}

function adminPolicy({ oidc }: ArgoCdOptions): string {
  return (oidc?.adminGroups ?? []).map((group) => `g, "${group}", role:admin`).join("\n");
}

/** Roles of our own instead of the chart's, which may do everything everywhere, and the way in. */
function permissions({ options, find, all }: ValuesContext<ArgoCdOptions>): Record<string, unknown> {
  const issuer = all(certificateIssuers)[options.certificateIssuer ?? "production"];
  const ingress = {
    enabled: true,
    ingressClassName: find(defaultIngressClass)?.name,
    annotations: issuer?.annotations ?? {},
    tls: true,
  };
  return {
    controller: { clusterRoleRules: { enabled: true, rules: controllerRules(options.deploys ?? []) } },
    server: {
      clusterRoleRules: { enabled: true, rules: serverRules() },
      ...(options.host !== undefined && { podLabels: exposedServer, ingress }),
    },
  };
}
