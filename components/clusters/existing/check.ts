import { shapeProblems } from "../../arguments";
import { matches, minor, minorVersion, objectName, once, oneOf } from "../../checks";
import { checkLabelKey, checkLabels, checkLabelValue } from "../../labels";
import { expected, isPlain, type Problem } from "../../problems";
import { isRecord } from "../../records";
import { type NodePool, TaintEffect } from "../contract";
import { checkExistingAccess } from "./access";
import type { ExistingClusterArgs } from "./args";
import { checkCloudFacts, checkIdentities } from "./check-cloud-facts";
import { checkDescribedNetwork, checkDescribedPods } from "./check-network";
import { checkKubeconfig } from "./kubeconfig";
import { checkExistingStorage } from "./storage";

/** Lists the mistakes in the description of a cluster that this program does not create. */
export function checkExistingCluster(args: ExistingClusterArgs): Problem[] {
  const { kubeconfig, kubernetesVersion, clusterIdentifier, clusterName, network, identities = {} } = args;
  const { storageClasses, cloud = "none", cloudFacts, storage = {}, access } = args;
  const form = "a unique text for this cluster, such as the uid of its kube-system namespace";
  return [
    ...matches("clusterIdentifier", clusterIdentifier, /./, form),
    ...matches("clusterName", clusterName, /^\S+$/, "the name of the cluster, without spaces"),
    ...(isPlain<string>(kubeconfig) ? checkKubeconfig("kubeconfig", kubeconfig) : []),
    ...checkOldest("kubernetesVersion", kubernetesVersion),
    ...checkDescribedNetwork(network),
    ...checkIdentities(cloud, identities),
    ...checkExistingStorage(storage, storageClasses),
    ...checkExistingAccess(access),
    ...checkDescribedFacts(args),
    ...checkCloudFacts(cloud, cloudFacts),
  ];
}

/**
 * Minor version since which Pod Security admission is stable. It enforces the Pod Security levels of tenants.
 * https://kubernetes.io/docs/concepts/security/pod-security-admission/
 */
const oldestMinor = 25;

function checkOldest(path: string, version: string): Problem[] {
  const isOld = minorVersion.test(version) && Number(version.slice("1.".length)) < oldestMinor;
  const fix = `tenants need Pod Security admission, which is stable since Kubernetes 1.${oldestMinor}; upgrade the cluster first`;
  return isOld ? [expected(path, `a minor version from 1.${oldestMinor}`, version, fix)] : minor(path, version);
}

/** Lists the mistakes in the StorageClasses, node pools and offers of a described cluster. */
export function checkDescribedFacts({
  storageClasses = {},
  nodePools = {},
  builtin = [],
}: Pick<ExistingClusterArgs, "storageClasses" | "nodePools" | "builtin">): Problem[] {
  return [
    ...Object.entries(storageClasses).flatMap(([tier, name]) =>
      objectName(`storageClasses.${tier}`, name, "the name of a StorageClass"),
    ),
    ...Object.entries(nodePools).flatMap(([name, pool]) => checkPool(`nodePools.${name}`, pool)),
    ...builtin.flatMap(({ capability: { name, cardinality, valueType }, key, value }, index) => [
      ...(valueType === undefined ? [] : shapeProblems(valueType, value, { path: `builtin[${index}].value` })),
      ...(valueType === "SecretStore" && isRecord(value) && typeof value.name === "string"
        ? objectName(`builtin[${index}].value.name`, value.name, "the name of a ClusterSecretStore")
        : []),
      ...checkOfferedPods(`builtin[${index}].value.pods`, value),
      ...(valueType === "Monitoring" && isRecord(value) && isTexts(value.monitorLabels)
        ? checkLabels(`builtin[${index}].value.monitorLabels`, value.monitorLabels)
        : []),
      ...(cardinality === "many"
        ? matches(`builtin[${index}].key`, key, /./, `a key, because a cluster can have several offers of ${name}`)
        : []),
    ]),
  ];
}

/**
 * Lists the mistakes in the pods that serve the cluster's offers. Policies allow connections from or to these pods. The shape of the value is checked
 * before.
 */
function checkOfferedPods(path: string, value: unknown): Problem[] {
  const { pods } = isRecord(value) ? value : {};
  return isRecord(pods) && typeof pods.namespace === "string" && isTexts(pods.labels)
    ? checkDescribedPods(path, { namespace: pods.namespace, labels: pods.labels })
    : [];
}

function isTexts(value: unknown): value is Readonly<Record<string, string>> {
  return isRecord(value) && Object.values(value).every((one) => typeof one === "string");
}

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
    ...once(
      `${path}.taints`,
      taints.map(({ key, effect }) => `${key}:${effect}`),
      "key and effect",
    ),
  ];
}
