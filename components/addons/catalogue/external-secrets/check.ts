import type * as pulumi from "@pulumi/pulumi";
import { dnsLabel, matches } from "../../../checks";
import type { Cloud, Cluster } from "../../../clusters/contract";
import { collectProblems, expected, isPlain, type Problem, quote } from "../../../problems";
import { checkCloudSite } from "../../cloud-site";
import type { ExternalSecretsOptions, KeyVault } from "./options";
import { checkVaultStore } from "./vault";

type Key = "secretPrefix" | "keyArn" | "keyVault";

interface PrefixRule {
  readonly form: RegExp;
  readonly says: string;
}

/** The options that are valid on each cloud, and the form of a prefix there. */
const rules = {
  aws: {
    options: ["secretPrefix", "keyArn"],
    prefix: {
      form: /^(?!.*\/\/)[\w+=.@/-]+\/$/,
      says: 'a prefix of letters, digits and /_+=.@- that ends in "/", such as "prod/"',
    },
  },
  gcp: {
    options: ["secretPrefix"],
    prefix: {
      form: /^[\w-]*[-_]$/,
      says: 'a prefix of letters, digits, - and _ that ends in "-" or "_", such as "prod-"',
    },
  },
  azure: { options: ["keyVault"], prefix: undefined },
  none: { options: [], prefix: undefined },
} as const satisfies Record<Cloud, { options: readonly Key[]; prefix: PrefixRule | undefined }>;

/** Lists the mistakes in the options: missing facts about the cluster's cloud, options for another cloud, malformed values. */
export function checkExternalSecrets(cluster: Cluster, options: Partial<ExternalSecretsOptions>): Problem[] {
  const { secretPrefix, keyArn, keyVault, vault } = options;
  const { cloud } = cluster;
  const usesCloud = hasCloudStore(cloud, options);
  const keyForm = /^arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:key\/(mrk-[0-9a-f]{32}|[0-9a-f-]{36})$/;
  const keySays = 'the ARN of a KMS key (not an alias), such as "arn:aws:kms:eu-central-1:111122223333:key/…"';
  return collectProblems([
    usesCloud && checkCloudSite(cluster, { gcp: ["accountId", "projectNumber", "clusterName"], azure: ["accountId"] }),
    ...checkForeign(cloud, options),
    ...checkPrefix(cloud, secretPrefix),
    ...matches("keyArn", keyArn, keyForm, keySays),
    ...(cloud === "aws" ? checkKeyRegion(keyArn, cluster.cloudFacts?.region) : []),
    ...(cloud === "azure" && usesCloud ? checkVault(keyVault, cluster) : []),
    ...(vault === undefined ? [] : checkVaultStore(vault)),
    ...(options.namespaces ?? []).flatMap((name, index) => dnsLabel(`namespaces[${index}]`, name)),
    options.cloudStore === true &&
      cloud === "none" &&
      expected("cloudStore", "false, because the cluster has no cloud", true),
    !usesCloud &&
      vault === undefined &&
      expected("vault", "a Vault server, because the cloud's store is not used", vault),
  ]);
}

/** Refuses a key in another region, because Secrets Manager in the cluster's region cannot use it. */
function checkKeyRegion(keyArn: pulumi.Input<string> | undefined, region: string | undefined): Problem[] {
  const [, given] = isPlain<string>(keyArn) ? (/^arn:[^:]+:kms:([^:]+):/.exec(keyArn) ?? []) : [];
  const isElsewhere = given !== undefined && region !== undefined && given !== region;
  return isElsewhere ? [expected("keyArn", `a key in the cluster's region (${region})`, keyArn)] : [];
}

/** Reports whether the store of the cluster's cloud exists. */
export function hasCloudStore(cloud: Cloud, { cloudStore = true }: Partial<ExternalSecretsOptions>): boolean {
  return cloud !== "none" && cloudStore;
}

function checkForeign(cloud: Cloud, options: Partial<ExternalSecretsOptions>): Problem[] {
  const known: readonly string[] = rules[cloud].options;
  const given = (["secretPrefix", "keyArn", "keyVault"] as const).filter((key) => options[key] !== undefined);
  return given.filter((key) => !known.includes(key)).map((path) => ({ path, message: foreign(cloud, known) }));
}

function foreign(cloud: Cloud, known: readonly string[]): string {
  const fix = known.length === 0 ? "remove it" : `use ${known.join(" and ")}`;
  return `is not supported on cloud ${quote(cloud)}; ${fix}`;
}

function checkPrefix(cloud: Cloud, given: pulumi.Input<string> | undefined): Problem[] {
  const rule: PrefixRule | undefined = rules[cloud].prefix;
  return rule === undefined ? [] : matches("secretPrefix", given, rule.form, rule.says);
}

/** https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules#microsoftkeyvault */
const vaultForm = /^(?!.*--)[A-Za-z][-A-Za-z0-9]{1,22}[A-Za-z0-9]$/;

function checkVault(vault: KeyVault | undefined, { cloudFacts }: Cluster): Problem[] {
  if (vault === undefined) {
    return [
      expected(
        "keyVault",
        'the Key Vault with the secrets, such as { name: "shop-prod", resourceGroup: "shop" }',
        vault,
      ),
    ];
  }
  const { name, resourceGroup } = vault;
  const form =
    'a name of 3 to 24 letters, digits and single hyphens that begins with a letter and does not end in a hyphen, such as "shop-prod"';
  const group = "the resource group of the vault, because the cluster's resource group is unknown";
  return collectProblems([
    ...matches("keyVault.resourceGroup", resourceGroup, /^[-\w.()]{0,89}[-\w()]$/, "the name of a resource group"),
    ...matches("keyVault.name", name, vaultForm, form),
    resourceGroup === undefined &&
      cloudFacts?.resourceGroup === undefined &&
      expected("keyVault.resourceGroup", group, resourceGroup),
  ]);
}
