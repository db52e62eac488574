import type * as pulumi from "@pulumi/pulumi";
import type { HandOver } from "../../../capabilities";
import type { ExposedHost } from "../../exposed-host";
import type { ArgoNotifications } from "./notification-options";
import type { ClusterRule } from "./roles";
import type { ArgoSopsOptions } from "./sops";

/**
 * Sign-in by OpenID Connect.
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
  readonly clientId: pulumi.Input<string>;
  /**
   * Name of a Secret in the namespace `argocd`. Its key `clientSecret` holds the client secret, and it has the label
   * `app.kubernetes.io/part-of: argocd`.
   */
  readonly clientSecretName: string;
  /** Groups of the issuer that administer Argo CD. Other groups have no permissions until a policy grants some. */
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
   * Sign-in by OpenID Connect; needs `host`. There are no local accounts. Without `oidc`, use `argocd --core` or `argocd admin dashboard`;
   * they act with your own permissions in the cluster.
   *
   * @default nobody signs in
   */
  readonly oidc?: OidcOptions;
  /**
   * Other add-ons of the platform that Argo CD runs instead of Helm, by add-on name. On a new platform, set `run`. The other steps hand a
   * running add-on over, or back, and keep its objects (docs/gitops.md). With this option, Argo CD's controller may write roles, so it could
   * grant itself every permission in the cluster.
   *
   * @default none
   */
  readonly addons?: Readonly<Record<string, HandOver>>;
  /** More kinds that applications may contain in every namespace, in addition to the kinds of workloads. `*` is not allowed. @default none */
  readonly deploys?: readonly ClusterRule[];
  /**
   * Lua scripts that decide whether objects of a kind are healthy. The key is `group/Kind`, or `Kind` for the core group:
   * https://argo-cd.readthedocs.io/en/stable/operator-manual/health/#custom-health-checks
   *
   * @default Argo CD's own health checks
   */
  readonly healthChecks?: Readonly<Record<string, string>>;
  /**
   * Lines of `ssh_known_hosts` for more Git servers; `ssh-keyscan` prints such lines. The chart already includes GitHub, GitLab, Bitbucket
   * and Azure DevOps. @default none
   */
  readonly knownHosts?: readonly string[];
  /**
   * Messages about applications. With `true`, the notifications controller runs, and you configure it yourself. The controller can list every
   * Secret of the cluster. @default false
   */
  readonly notifications?: boolean | ArgoNotifications;
  /**
   * Lets applications use value files that SOPS encrypted (`helm.encryptedValueFiles`). Argo CD then reads the decrypted secrets, keeps them
   * in its cache, and may write Secrets in every namespace. Prefer ExternalSecrets. @default none
   */
  readonly sops?: ArgoSopsOptions;
}
