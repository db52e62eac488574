import { shapeProblems } from "../../arguments";
import { matches, minor, objectName, oneOf, whole } from "../../checks";
import { checkLabelKey, checkLabelValue } from "../../labels";
import { isPlain, type Problem } from "../../problems";
import { isRecord } from "../../records";
import { checkApart } from "../checks";
import { type Cloud, type ClusterNetwork, type NodePool, TaintEffect } from "../contract";
import { checkExistingAccess } from "./access";
import type { ExistingClusterArgs } from "./args";
import { checkDescribedRanges } from "./check-ranges";
import { checkExistingStorage } from "./storage";

const accountPattern = /^[^/]+\/[^/]+$/;

/** Lists the mistakes in the description of a cluster that this program does not create. */
export function checkExistingCluster({
  kubernetesVersion,
  clusterIdentifier,
  network,
  identities = {},
  nodePools = {},
  storageClasses = {},
  cloud = "none",
  cloudFacts,
  builtin = [],
  storage = {},
  access,
}: ExistingClusterArgs): Problem[] {
  const { nodeCidrs, podCidrs, serviceCidrs, cloudEndpoints, apiServer } = network;
  const form = "a text that another cluster does not have, such as the uid of its kube-system namespace";
  return [
    ...matches("clusterIdentifier", clusterIdentifier, /./, form),
    ...minor("kubernetesVersion", kubernetesVersion),
    ...checkDescribedRanges({ nodeCidrs, podCidrs, serviceCidrs, cloudEndpoints, "apiServer.cidrs": apiServer.cidrs }),
    ...whole("network.apiServer.port", apiServer.port, { min: 1, max: 65_535 }),
    ...checkServices(network),
    ...Object.entries(identities).flatMap(([account, identity]) => [
      ...matches(`identities.${account}`, account, accountPattern, "namespace/name of a service account"),
      ...matches(`identities.${account}`, identity, /./, "the cloud identity of the service account"),
    ]),
    ...Object.entries(storageClasses).flatMap(([tier, name]) =>
      objectName(`storageClasses.${tier}`, name, "the name of a StorageClass"),
    ),
    ...checkExistingStorage(storage, storageClasses),
    ...checkExistingAccess(access),
    ...Object.entries(nodePools).flatMap(([name, pool]) => checkPool(`nodePools.${name}`, pool)),
    ...builtin.flatMap(({ capability: { name, cardinality, valueType }, key, value }, index) => [
      ...(valueType === undefined ? [] : shapeProblems(valueType, value, { path: `builtin[${index}].value` })),
      ...(valueType === "SecretStore" && isRecord(value) && typeof value.name === "string"
        ? objectName(`builtin[${index}].value.name`, value.name, "the name of a ClusterSecretStore")
        : []),
      ...(cardinality === "many"
        ? matches(`builtin[${index}].key`, key, /./, `a key, because ${name} has several`)
        : []),
    ]),
    ...matches("cloudFacts.accountId", cloudFacts?.accountId, accounts[cloud].form, accounts[cloud].words),
  ];
}

/** The form of an account in each cloud. */
const accounts = {
  aws: { form: /^\d{12}$/, words: "the twelve digits of an account" },
  gcp: { form: /^[a-z][-a-z0-9:.]{4,61}[a-z0-9]$/, words: "the id of a project" },
  azure: { form: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, words: "the id of a subscription" },
  none: { form: /./, words: "an account" },
} as const satisfies Record<Cloud, { readonly form: RegExp; readonly words: string }>;

/** Lists the mistakes in the labels and taints that a pool's nodes have. */
function checkPool(path: string, { labels, taints }: NodePool): Problem[] {
  return [
    ...Object.entries(labels).flatMap(([key, value]) => [
      ...checkLabelKey(`${path}.labels.${key}`, key, []),
      ...checkLabelValue(`${path}.labels.${key}`, value),
    ]),
    ...taints.flatMap(({ key, value = "", effect }, index) => [
      ...checkLabelKey(`${path}.taints[${index}].key`, key, []),
      ...checkLabelValue(`${path}.taints[${index}].value`, value),
      ...oneOf(`${path}.taints[${index}].effect`, effect, Object.values(TaintEffect)),
    ]),
  ];
}

/** Lists ranges of Services that overlap those of pods. */
function checkServices({ podCidrs, serviceCidrs }: ClusterNetwork): Problem[] {
  return serviceCidrs.flatMap((services, index) =>
    podCidrs.flatMap((pods) =>
      isPlain<string>(services) && isPlain<string>(pods)
        ? checkApart(`network.serviceCidrs[${index}]`, services, "podCidrs", pods)
        : [],
    ),
  );
}
