import type * as pulumi from "@pulumi/pulumi";
import type { HandOver } from "../../../capabilities";
import type { ExposedHost } from "../../exposed-host";
import type { ArgoNotifications } from "./notification-options";
import type { ClusterRule } from "./roles";
import type { ArgoSopsOptions } from "./sops";

/**
 * Sign-in with OpenID Connect.
 *
 * @example
 * ```ts
 * const oidcOptions: OidcOptions = { name: "Acme", issuer: "https://login.example.com", clientId: "argocd", clientSecretName: "argocd-oidc", adminGroups: ["platform"] };
 * ```
 */
export interface OidcOptions {
  /** The issuer's name on the sign-in button, for instance `Okta`. */
  readonly name: string;
  /** URL of the issuer, `https://…`. */
  readonly issuer: string;
  /** Id of the client at the issuer. */
  readonly clientId: pulumi.Input<string>;
  /**
   * Name of a Secret in the namespace `argocd`. The Secret must contain the client secret under the key `clientSecret`, and needs the label
   * `app.kubernetes.io/part-of: argocd`.
   */
  readonly clientSecretName: string;
  /** Groups of the issuer that administer Argo CD. Other groups have only the permissions that policies grant. */
  readonly adminGroups: readonly string[];
}

/**
 * Options of Argo CD.
 *
 * @example
 * ```ts
 * argoCd({
 *   host: "argocd.example.com",
 *   oidc: {
 *     name: "Okta",
 *     issuer: "https://acme.okta.com",
 *     clientId: "argocd",
 *     clientSecretName: "argocd-oidc",
 *     adminGroups: ["platform"],
 *   },
 * });
 * ```
 */
export interface ArgoCdOptions extends ExposedHost {
  /**
   * Sign-in with OpenID Connect. Also set `host`. Argo CD has no local accounts. Without `oidc`, use `argocd --core` or `argocd admin dashboard`.
   * Both commands use your own permissions in the cluster.
   *
   * @default none: nobody can sign in
   */
  readonly oidc?: OidcOptions;
  /**
   * Other add-ons of the platform that Argo CD runs instead of Helm, by add-on name. On a new platform, set each of these add-ons to `run`. The other
   * steps hand a running add-on over to Argo CD or back to Helm, and keep its objects (docs/gitops.md). With this option, Argo CD's controller may
   * write roles. The controller could then grant itself every permission in the cluster.
   *
   * @default none
   */
  readonly addons?: Readonly<Record<string, HandOver>>;
  /**
   * More permissions for Argo CD's controller, in every namespace. Applications may then also contain these kinds. `*` is not allowed.
   *
   * @default none
   */
  readonly deploys?: readonly ClusterRule[];
  /**
   * Lua scripts that decide whether objects of a kind are healthy. The key is `group/Kind`, or `Kind` for the core group:
   * https://argo-cd.readthedocs.io/en/stable/operator-manual/health/#custom-health-checks
   *
   * @default Argo CD's own health checks
   */
  readonly healthChecks?: Readonly<Record<string, string>>;
  /**
   * Lines of `ssh_known_hosts` for your Git servers, as `ssh-keyscan` prints them. The chart already contains the lines for GitHub, GitLab, Bitbucket
   * and Azure DevOps.
   *
   * @default none
   */
  readonly knownHosts?: readonly string[];
  /**
   * Messages about applications. With `true`, Argo CD's notifications controller runs, and you configure it yourself. The controller can list every
   * Secret in the cluster.
   *
   * @default false
   */
  readonly notifications?: boolean | ArgoNotifications;
  /**
   * Lets applications use value files that are encrypted with SOPS (`helm.encryptedValueFiles`). Argo CD then reads the decrypted secrets, keeps them
   * in its cache, and may write Secrets in every namespace. Prefer ExternalSecrets.
   *
   * @default none
   */
  readonly sops?: ArgoSopsOptions;
}
