import type * as pulumi from "@pulumi/pulumi";
import type { Cloud, Cluster } from "../../clusters/contract";
import { collectProblems, isPlain, type Problem, quote } from "../../problems";
import { checkCloudSite } from "./cloud-site";

/** A vault of Azure Key Vault whose access is by Azure RBAC. */
export interface KeyVault {
  /** For instance `shop-prod`: 3 to 24 letters, digits and hyphens, one in all of Azure. */
  readonly name: pulumi.Input<string>;
  /** Name of its resource group. @default the cluster's */
  readonly resourceGroup?: pulumi.Input<string>;
}

/** Options of external-secrets. */
export interface ExternalSecretsOptions {
  /**
   * What the names of the secrets that it may read begin with, ending in `/` on AWS, and in `-` or `_` on Google Cloud;
   * ExternalSecrets name what follows. Not on Azure, where a vault is the cluster's own.
   *
   * @default the cluster's name and `/` or `-`
   */
  readonly secretPrefix?: pulumi.Input<string>;
  /** On AWS, ARN of the KMS key that these secrets are encrypted under. @default the account's own for Secrets Manager */
  readonly keyArn?: pulumi.Input<string>;
  /** On Azure, the vault that all its secrets are in; needed there. @default none */
  readonly keyVault?: KeyVault;
  /** Namespaces that may use the store besides those of tenants. @default none */
  readonly namespaces?: readonly string[];
}

type Key = "secretPrefix" | "keyArn" | "keyVault";

/** Which of the options mean something where, and what a prefix looks like. */
const rules = {
  aws: {
    options: ["secretPrefix", "keyArn"],
    prefix: { form: /^[\w+=.@/-]+\/$/, says: 'letters, digits and /_+=.@- with "/" at the end', example: "prod/" },
  },
  gcp: {
    options: ["secretPrefix"],
    prefix: { form: /^[\w-]*[-_]$/, says: 'letters, digits, - and _ with "-" or "_" at the end', example: "prod-" },
  },
  azure: { options: ["keyVault"], prefix: undefined },
  none: { options: ["secretPrefix", "keyArn", "keyVault"], prefix: undefined },
} as const satisfies Record<Cloud, { options: readonly Key[]; prefix: PrefixRule | undefined }>;

interface PrefixRule {
  readonly form: RegExp;
  readonly says: string;
  readonly example: string;
}

/** Objections to a cluster that does not say where it stands, to options of another cloud, and to what is no prefix, key or vault. */
export function checkExternalSecretsOptions(cluster: Cluster, options: Partial<ExternalSecretsOptions>): Problem[] {
  const { secretPrefix, keyArn, keyVault } = options;
  const { cloud } = cluster;
  return collectProblems([
    checkCloudSite(cluster, { gcp: ["accountId", "projectNumber", "clusterName"], azure: ["accountId"] }),
    ...checkForeign(cloud, options),
    checkPrefix(cloud, secretPrefix),
    isPlain(keyArn) &&
      !/^arn:[^:]+:kms:[^:]+:\d{12}:key\/.+$/.test(keyArn) && {
        path: "keyArn",
        message: `the ARN of a KMS key (not an alias), given ${quote(keyArn)}, for instance "arn:aws:kms:eu-central-1:111122223333:key/…"`,
      },
    cloud === "azure" && checkVault(keyVault, cluster),
  ]);
}

function checkForeign(cloud: Cloud, options: Partial<ExternalSecretsOptions>): Problem[] {
  const known: readonly string[] = rules[cloud].options;
  const given = (["secretPrefix", "keyArn", "keyVault"] as const).filter((key) => options[key] !== undefined);
  return given
    .filter((key) => !known.includes(key))
    .map((path) => ({ path, message: `nothing on a cluster of cloud ${quote(cloud)}, which has ${known.join(", ")}` }));
}

function checkPrefix(cloud: Cloud, given: pulumi.Input<string> | undefined): Problem | false {
  const rule: PrefixRule | undefined = rules[cloud].prefix;
  return (
    rule !== undefined &&
    isPlain(given) &&
    !rule.form.test(given) && {
      path: "secretPrefix",
      message: `${rule.says}, given ${quote(given)}, for instance ${quote(rule.example)}`,
    }
  );
}

/** https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules#microsoftkeyvault */
const vaultForm = /^(?!.*--)[A-Za-z][-A-Za-z0-9]{1,22}[A-Za-z0-9]$/;

function checkVault(vault: KeyVault | undefined, { cloudFacts }: Cluster): Problem | false {
  if (vault === undefined) {
    const message =
      'the vault that secrets are in, given nothing, for instance { name: "shop-prod", resourceGroup: "shop" }';
    return { path: "keyVault", message };
  }
  const { name, resourceGroup } = vault;
  if (isPlain(name) && !vaultForm.test(name)) {
    const message = `3 to 24 letters, digits and single hyphens, a letter first, given ${quote(name)}, for instance "shop-prod"`;
    return { path: "keyVault.name", message };
  }
  const message = "the vault's resource group, given nothing, and the cluster does not say its own: name it";
  return (
    resourceGroup === undefined &&
    cloudFacts?.resourceGroup === undefined && { path: "keyVault.resourceGroup", message }
  );
}
