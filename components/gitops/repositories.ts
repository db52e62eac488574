import type * as pulumi from "@pulumi/pulumi";
import type { ArgoCd, StoredSecret } from "../capabilities";
import { matches } from "../checks";
import { ExternalSecret } from "../configuration";
import { escapedPattern } from "../escaped-pattern";
import type { Found, Platform } from "../platform";
import { collectProblems, expected, type Problem } from "../problems";

/**
 * A repository that a project's applications may come from.
 *
 * @example
 * ```ts
 * const argoRepository: ArgoRepository = { url: "https://github.com/acme/shop.git", credentials: { key: "git/shop", auth: "github-app" } };
 * ```
 */
export interface ArgoRepository {
  /**
   * URL of the repository: `https://…`, `ssh://…` or `git@…` for Git, `https://…` for a chart repository, `oci://…` for an artifact. In the path, `*`
   * matches one part, and `**` matches any number of parts. The URL `*` alone matches every repository.
   */
  readonly url: string;
  /** Type of the repository: Git, a Helm chart repository, or an OCI registry. @default "oci" for `oci://…`, otherwise "git" */
  readonly type?: "git" | "helm" | "oci";
  /** Credentials with which Argo CD signs in. @default none: the repository is public */
  readonly credentials?: ArgoRepositoryCredentials;
}

/**
 * Credentials of a repository, as a reference to a secret in one of the platform's stores.
 *
 * @example
 * ```ts
 * const argoRepositoryCredentials: ArgoRepositoryCredentials = { key: "git/shop", auth: "ssh" };
 * ```
 */
export interface ArgoRepositoryCredentials extends StoredSecret {
  /**
   * Type of the credentials. The secret is a JSON object. With `password`, the secret has the fields `username` and `password`. With `ssh`, the
   * secret has the field `sshPrivateKey`. With `github-app`, the secret has the fields `githubAppID`, `githubAppInstallationID` and
   * `githubAppPrivateKey`.
   */
  readonly auth: "password" | "ssh" | "github-app";
  /**
   * Must be true if the URL contains `*`. Argo CD then uses the credentials in every project, for all repositories whose URL begins with the part
   * before the first `*`.
   *
   * @default false: Argo CD uses the credentials only for this repository and this project
   */
  readonly everyProject?: boolean;
}

/** https://argo-cd.readthedocs.io/en/stable/operator-manual/declarative-setup/#repositories */
const fieldsOf = {
  password: ["username", "password"],
  ssh: ["sshPrivateKey"],
  "github-app": ["githubAppID", "githubAppInstallationID", "githubAppPrivateKey"],
} as const satisfies Record<ArgoRepositoryCredentials["auth"], readonly string[]>;

/* Argo CD's other pattern characters (`?`, `[`, `{`, `!`) are refused, so that everybody can read what a project allows. */
const url = /^((https|ssh|oci):\/\/[^\s/?[{!]+(\/[^\s?[{!]*)?|[\w.-]+@[\w.-]+:[^\s?[{!]+)$/;

/** Lists the mistakes in the repositories of a project. */
export function checkRepositories(repositories: Readonly<Record<string, ArgoRepository>>): Problem[] {
  return Object.entries(repositories).flatMap(([name, repository]) => checkRepository(name, repository));
}

function checkRepository(name: string, repository: ArgoRepository): Problem[] {
  const path = `repositories.${name}`;
  const { credentials } = repository;
  const isMany = repository.url.includes("*");
  const isSsh = !/^(https|oci):/.test(repository.url);
  return [
    ...matches(
      path,
      name,
      /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/,
      'a name of a-z, 0-9 and "-", not beginning or ending with "-"',
    ),
    ...(repository.url === "*"
      ? []
      : matches(
          `${path}.url`,
          repository.url,
          url,
          'an https://, ssh://, git@ or oci:// URL, or "*" for every repository',
        )),
    ...matches(`${path}.url`, repository.url, /^(?!https?:\/\/[^/]*@)/, "a URL without credentials", "use credentials"),
    ...collectProblems([
      repository.type === "helm" &&
        !repository.url.startsWith("https://") &&
        repository.url !== "*" &&
        expected(`${path}.url`, "an https:// URL of a chart repository", repository.url, 'use type "oci" for oci://'),
      (repository.type === "oci") !== repository.url.startsWith("oci://") &&
        repository.type !== undefined &&
        expected(`${path}.type`, `the type of ${JSON.stringify(repository.url)}`, repository.type),
      credentials !== undefined &&
        isMany !== (credentials.everyProject ?? false) &&
        expected(
          `${path}.credentials.everyProject`,
          isMany
            ? "true, because the URL matches several repositories"
            : "false, because the URL names a single repository",
          credentials.everyProject,
        ),
      credentials !== undefined &&
        repository.url.startsWith("*") &&
        expected(`${path}.credentials`, "no credentials, because the URL matches all repositories"),
      credentials !== undefined &&
        (credentials.auth === "ssh") !== isSsh &&
        expected(
          `${path}.credentials.auth`,
          isSsh ? '"ssh", because the URL is an SSH URL' : "a value other than ssh, because the URL is not an SSH URL",
          credentials.auth,
        ),
      credentials?.key === "" && expected(`${path}.credentials.key`, "the name of a secret in the store", ""),
    ]),
  ];
}

/** Creates the credentials of repositories as ExternalSecrets. Argo CD finds them by their label. */
export function createCredentials(
  name: string,
  project: string,
  repositories: Readonly<Record<string, ArgoRepository>>,
  { platform, argoCd }: { readonly platform: Platform; readonly argoCd: Found<ArgoCd> },
  options: pulumi.ComponentResourceOptions,
): ExternalSecret[] {
  const { provider } = platform.cluster;
  const tenant = { provider, platform, namespace: argoCd.value.namespace, guardRails: argoCd.dependsOn };
  return Object.entries(repositories).flatMap(([key, repository]) => {
    const { credentials } = repository;
    if (credentials === undefined) {
      return [];
    }
    const fields = fieldsOf[credentials.auth];
    const secretType = credentials.everyProject === true ? "repo-creds" : "repository";
    return new ExternalSecret(
      `${name}-${key}`,
      {
        tenant,
        secretName: `repo-${project}-${key}`,
        store: credentials.store ?? "cloud",
        data: Object.fromEntries(fields.map((field) => [field, { key: credentials.key, property: field }])),
        template: {
          metadata: { labels: { "argocd.argoproj.io/secret-type": secretType } },
          data: {
            ...placeOf(project, repository),
            ...Object.fromEntries(fields.map((field) => [field, `{{ .${field} }}`])),
          },
        },
      },
      options,
    );
  });
}

/** Returns the Secret's fields that say which repositories its credentials are for. */
function placeOf(project: string, repository: ArgoRepository): Record<string, string> {
  const type = repository.type ?? (repository.url.startsWith("oci://") ? "oci" : "git");
  return repository.credentials?.everyProject === true
    ? { type, url: repository.url.replace(/\*.*$/, "") }
    : { type, url: repository.url, project };
}

/** Reports whether a pattern of a project allows a repository. It follows Argo CD's rules: `*` ends at a `/`, and `**` does not. */
export function allowsRepository(pattern: string, repoURL: string): boolean {
  const parts = normalized(pattern).split(/(\*\*?)/);
  const expression = parts.map((part) => (part === "**" ? ".*" : part === "*" ? "[^/]*" : escapedPattern(part)));
  return pattern === "*" || new RegExp(`^${expression.join("")}$`).test(normalized(repoURL));
}

/** Argo CD compares URLs in lower case and without `.git`. */
function normalized(repoURL: string): string {
  return repoURL
    .toLowerCase()
    .replace(/\/$/, "")
    .replace(/\.git$/, "");
}
