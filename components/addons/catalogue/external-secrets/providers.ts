import * as pulumi from "@pulumi/pulumi";
import type { SecretStore } from "../../../capabilities";
import type { Cloud, CloudPermissions, Cluster } from "../../../clusters/contract";
import { awsSite, resourceGroupId } from "../../cloud-site";
import type { ExternalSecretsOptions, KeyVault } from "./options";
import { secretPermissions } from "./permissions";

type Options = ExternalSecretsOptions;

/** The store `cloud` on one cloud, and the controller's permissions in that cloud. */
interface SecretProvider {
  /** `provider` of the ClusterSecretStore. Without credentials, the store uses the controller's identity. */
  readonly store: (options: Options, cluster: Cluster) => Readonly<Record<string, unknown>>;
  readonly permissions: (options: Options, cluster: Cluster) => CloudPermissions;
  /** Prefix of the keys, if the store itself does not add it. @default none */
  readonly keyPrefix?: (options: Options, cluster: Cluster) => pulumi.Input<string>;
  /** The allowed form of keys. */
  readonly keys: NonNullable<SecretStore["keys"]>;
}

/** https://external-secrets.io/v2.9.0/provider/aws-secrets-manager/ */
const aws: SecretProvider = {
  store: (options, cluster) => ({
    aws: { service: "SecretsManager", region: cluster.cloudFacts?.region, prefix: prefixOf(options, cluster, "/") },
  }),
  permissions: (options, cluster) => {
    const site = awsSite(cluster);
    return { aws: site && secretPermissions(site, prefixOf(options, cluster, "/"), options.keyArn) };
  },
  keys: { pattern: String.raw`^[\w/+=.@-]{1,512}$`, says: "letters, digits and /_+=.@-" },
};

/** Conditions identify a project by its number: https://cloud.google.com/secret-manager/docs/access-control#conditions */
const gcp: SecretProvider = {
  store: (_options, { cloudFacts }) => ({ gcpsm: { projectID: cloudFacts?.accountId } }),
  permissions: (options, cluster) => {
    const prefix = prefixOf(options, cluster, "-");
    const secrets = `projects/${cluster.cloudFacts?.projectNumber ?? ""}/secrets/`;
    const expression = pulumi.interpolate`resource.name.startsWith("${secrets}${prefix}")`;
    const condition = { title: "cluster-secrets", expression };
    return { gcp: [{ role: "roles/secretmanager.secretAccessor", condition }] };
  },
  keyPrefix: (options, cluster) => prefixOf(options, cluster, "-"),
  /* https://cloud.google.com/secret-manager/docs/reference/rest/v1/projects.secrets/create */
  keys: { pattern: String.raw`^[\w-]{1,255}$`, says: "letters, digits, - and _" },
};

/** https://external-secrets.io/v2.9.0/provider/azure-key-vault/ */
const azure: SecretProvider = {
  store: ({ keyVault }, { cloudFacts }) => ({
    azurekv: {
      authType: "WorkloadIdentity",
      tenantId: cloudFacts?.tenantId,
      vaultUrl: keyVault && pulumi.interpolate`https://${keyVault.name}.vault.azure.net`,
    },
  }),
  permissions: ({ keyVault }, cluster) => ({
    azure: keyVault && [{ role: "Key Vault Secrets User", scope: vaultId(keyVault, cluster) }],
  }),
  keys: { pattern: "^[-A-Za-z0-9]{1,127}$", says: "letters, digits and -" },
};

function vaultId({ name, resourceGroup }: KeyVault, { cloudFacts }: Cluster): pulumi.Output<string> {
  const group = resourceGroupId(cloudFacts?.accountId ?? "", resourceGroup ?? cloudFacts?.resourceGroup ?? "");
  return pulumi.interpolate`${group}/providers/Microsoft.KeyVault/vaults/${name}`;
}

function prefixOf({ secretPrefix }: Options, { cloudFacts }: Cluster, end: string): pulumi.Input<string> {
  return secretPrefix ?? `${cloudFacts?.clusterName ?? ""}${end}`;
}

/** The store of each cloud. */
export const secretProviders = { aws, gcp, azure, none: undefined } as const satisfies Record<
  Cloud,
  SecretProvider | undefined
>;
