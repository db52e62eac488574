import type * as pulumi from "@pulumi/pulumi";
import type { StoredSecret } from "../../../capabilities";
import { matches } from "../../../checks";
import type { CloudPermissions, Cluster } from "../../../clusters/contract";
import { expected, type Problem } from "../../../problems";
import { checkStoredSecret } from "../../addon-secret";
import type { AddonIdentity, AddonSecret, Identities } from "../../definition";
import { containerResources } from "../../pods";

/**
 * How Argo CD decrypts value files: https://argo-cd.readthedocs.io/en/stable/operator-manual/config-management-plugins/
 *
 * @example
 * ```ts
 * argoCd({
 *   sops: { image: "registry.example.com/helm-sops:3.13.3", ageKey: { key: "argocd/age", field: "private" } },
 * });
 * ```
 */
export interface ArgoSopsOptions {
  /** Image of the plugin, with a tag or digest. The plugin runs beside the repo server. The image must contain `sh`, `helm` and `sops`. */
  readonly image: string;
  /** A private age key. Set `ageKey`, `kmsKey` or both. @default none */
  readonly ageKey?: ArgoAgeKey;
  /**
   * A key in the KMS of the cluster's cloud: an ARN on AWS, `projects/…/cryptoKeys/…` on Google Cloud, or `/subscriptions/…/keys/…` in Azure Key
   * Vault. The repo server gets permission to decrypt with this key. Set `ageKey`, `kmsKey` or both.
   *
   * @default none
   */
  readonly kmsKey?: pulumi.Input<string>;
}

/**
 * A private age key in one of the platform's stores.
 *
 * @example
 * ```ts
 * const argoAgeKey: ArgoAgeKey = { key: "argocd/age", field: "keys" };
 * ```
 */
export interface ArgoAgeKey extends StoredSecret {
  /** The field of the secret that contains the key. */
  readonly field: string;
}

/** Name of the plugin. Applications request it by this name. */
export const decrypter = "helm-sops";

const serviceAccount = "argocd-repo-server";
const ageSecret = "sops-age";
const ageFolder = "/home/argocd/sops-age";

/**
 * Renders a chart with decrypted values. The decrypted files exist only in memory, until the script ends. Argo CD puts `ARGOCD_ENV_` before the names
 * of an Application's variables.
 */
const generate = `set -eu
umask 077
plain=$(mktemp -d)
trap 'rm -rf "$plain"' EXIT
set --
for file in \${ARGOCD_ENV_VALUE_FILES:-}; do set -- "$@" --values "$file"; done
for file in $ARGOCD_ENV_ENCRYPTED_VALUE_FILES; do
  sops --disable-version-check decrypt --output "$plain/$#.yaml" "$file"
  set -- "$@" --values "$plain/$#.yaml"
done
helm template "\${ARGOCD_ENV_RELEASE_NAME:-$ARGOCD_APP_NAME}" . --namespace "$ARGOCD_APP_NAMESPACE" \\
  --kube-version "$KUBE_VERSION" --api-versions "$KUBE_API_VERSIONS" \${ARGOCD_ENV_SKIP_TESTS:+--skip-tests} "$@"
`;

/** Lists the mistakes in the options. */
export function checkSops(options: Partial<ArgoSopsOptions> | undefined, { cloud }: Pick<Cluster, "cloud">): Problem[] {
  if (options === undefined) {
    return [];
  }
  const { image, ageKey, kmsKey } = options;
  return [
    ...matches(
      "sops.image",
      image,
      /^(?!.*:latest$)\S+(:[\w.-]+|@sha256:[0-9a-f]{64})$/,
      "an image with a tag or digest",
    ),
    ...(ageKey === undefined ? [] : checkStoredSecret("sops.ageKey", ageKey)),
    ...matches("sops.ageKey.field", ageKey?.field, /\S/, "the name of a field in the secret"),
    ...(ageKey === undefined && kmsKey === undefined ? [expected("sops", "ageKey or kmsKey", options)] : []),
    ...(kmsKey !== undefined && cloud === "none"
      ? [expected("sops.kmsKey", "no kmsKey, because the cluster has no cloud", kmsKey, "use ageKey")]
      : []),
  ];
}

/** Returns the Secret with the age key. */
export function sopsSecrets({ ageKey }: Partial<ArgoSopsOptions> = {}): AddonSecret[] {
  if (ageKey === undefined) {
    return [];
  }
  const { field, ...from } = ageKey;
  return [{ name: ageSecret, from, data: { "keys.txt": field } }];
}

/** Returns the permissions to decrypt with a KMS key. */
export function sopsIdentities({ kmsKey }: Partial<ArgoSopsOptions> = {}): AddonIdentity[] {
  return kmsKey === undefined ? [] : [{ serviceAccount, permissions: decrypting(kmsKey) }];
}

function decrypting(key: pulumi.Input<string>): CloudPermissions {
  return {
    aws: [{ actions: ["kms:Decrypt"], resources: [key] }],
    gcp: [{ role: "roles/cloudkms.cryptoKeyDecrypter", cryptoKey: key }],
    azure: [{ role: "Key Vault Crypto User", scope: key }],
  };
}

/** Renders the plugin and its sidecar in the pods of the repo server. */
export function sopsValues(options: ArgoSopsOptions | undefined, identities: Identities): Record<string, unknown> {
  if (options === undefined) {
    return {};
  }
  const { serviceAccountAnnotations = {}, podLabels = {} } = identities[serviceAccount] ?? {};
  return {
    configs: {
      cmp: { create: true, plugins: { [decrypter]: { generate: { command: ["sh", "-c"], args: [generate] } } } },
    },
    repoServer: {
      serviceAccount: { name: serviceAccount, annotations: serviceAccountAnnotations },
      podLabels,
      extraContainers: [sidecar(options)],
      volumes: [
        { name: "argocd-cmp-cm", configMap: { name: "argocd-cmp-cm" } },
        { name: "cmp-tmp", emptyDir: { medium: "Memory", sizeLimit: "64Mi" } },
        ...(options.ageKey === undefined ? [] : [{ name: ageSecret, secret: { secretName: ageSecret } }]),
      ],
    },
  };
}

function sidecar({ image, ageKey }: ArgoSopsOptions): Record<string, unknown> {
  const hasAge = ageKey !== undefined;
  const mount = (name: string, mountPath: string, more: object = {}) => ({ name, mountPath, ...more });
  const ageFile = { name: "SOPS_AGE_KEY_FILE", value: `${ageFolder}/keys.txt` };
  return {
    name: decrypter,
    image,
    command: ["/var/run/argocd/argocd-cmp-server"],
    env: [{ name: "HOME", value: "/tmp" }, ...(hasAge ? [ageFile] : [])],
    securityContext: {
      runAsNonRoot: true,
      runAsUser: 999,
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ["ALL"] },
      seccompProfile: { type: "RuntimeDefault" },
    },
    resources: containerResources({ cpu: "50m", memory: "128Mi", limit: "512Mi", ephemeralStorage: "1Gi" }),
    volumeMounts: [
      mount("var-files", "/var/run/argocd"),
      mount("plugins", "/home/argocd/cmp-server/plugins"),
      mount("argocd-cmp-cm", "/home/argocd/cmp-server/config/plugin.yaml", { subPath: `${decrypter}.yaml` }),
      mount("cmp-tmp", "/tmp"),
      ...(hasAge ? [mount(ageSecret, ageFolder, { readOnly: true })] : []),
    ],
  };
}
