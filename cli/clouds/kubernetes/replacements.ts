import { type Judged, type Replacement, rows } from "../replacement";

const upstreamProvider = "pulumi/pulumi-kubernetes provider/pkg/provider";
const diff = `${upstreamProvider}/diff.go`;
const release = `${upstreamProvider}/helm_release.go`;
const diffConfig = `${upstreamProvider}/provider.go DiffConfig`;

/** New data of a Secret or ConfigMap forces a replacement, unless a setting of the provider allows changes. */
function dataRows(setting: string, paths: readonly string[]): Replacement[] {
  const except = ({ inputs, provider }: Judged) => String(provider[setting]) === "true" && inputs.immutable !== true;
  return rows(diff, paths).map((row) => ({ ...row, except }));
}

const roleRef = rows(diff, ["roleRef"]);
const selector = rows(diff, ["spec.selector"]);

const volumeSources = [
  "awsElasticBlockStore",
  "azureDisk",
  "azureFile",
  "cephfs",
  "cinder",
  "csi",
  "fc",
  "flexVolume",
  "flocker",
  "gcePersistentDisk",
  "glusterfs",
  "hostPath",
  "iscsi",
  "local",
  "nfs",
  "photonPersistentDisk",
  "portworxVolume",
  "quobyte",
  "rbd",
  "scaleIO",
  "storageos",
  "vsphereVolume",
];

/** Without an identifier, the provider distinguishes clusters by the kubeconfig. */
const kubeconfigRows = rows(diffConfig, ["cluster", "context", "kubeconfig"]).map((row) => ({
  ...row,
  except: ({ inputs }: Judged) => inputs.clusterIdentifier !== undefined,
}));

/** The inputs that identify every object. */
export const objectReplacements: readonly Replacement[] = rows(diff, ["metadata.name", "metadata.namespace"]);

/** More inputs by type that force a replacement. Types that are missing here have none. */
export const kubernetesReplacements: Readonly<Record<string, readonly Replacement[]>> = {
  "kubernetes:apps/v1:DaemonSet": selector,
  "kubernetes:apps/v1:Deployment": selector,
  "kubernetes:apps/v1:StatefulSet": rows(diff, [
    "spec.podManagementPolicy",
    "spec.revisionHistoryLimit",
    "spec.selector",
    "spec.serviceName",
    "spec.volumeClaimTemplates",
  ]),
  "kubernetes:batch/v1:Job": rows(diff, ["spec.completions", "spec.parallelism", "spec.selector", "spec.template"]),
  "kubernetes:core/v1:ConfigMap": dataRows("enableConfigMapMutable", ["binaryData", "data"]),
  "kubernetes:core/v1:PersistentVolume": rows(
    diff,
    volumeSources.map((volumeSource) => `spec.${volumeSource}`),
  ),
  "kubernetes:core/v1:PersistentVolumeClaim": rows(diff, [
    "spec.accessModes",
    "spec.selector",
    "spec.storageClassName",
    "spec.volumeName",
  ]),
  "kubernetes:core/v1:ResourceQuota": rows(diff, ["spec.scopes"]),
  "kubernetes:core/v1:Secret": [...rows(diff, ["type"]), ...dataRows("enableSecretMutable", ["data", "stringData"])],
  "kubernetes:core/v1:Service": rows(diff, ["spec.clusterIP"]),
  "kubernetes:helm.sh/v3:Release": rows(release, ["name", "namespace"]),
  "kubernetes:rbac.authorization.k8s.io/v1:ClusterRoleBinding": roleRef,
  "kubernetes:rbac.authorization.k8s.io/v1:RoleBinding": roleRef,
  "kubernetes:storage.k8s.io/v1:StorageClass": rows(diff, ["parameters", "provisioner"]),
  "pulumi:providers:kubernetes": [
    { path: "clusterIdentifier", source: diffConfig, on: ["updated"] },
    ...rows(diffConfig, ["renderYamlToDirectory"]),
    ...kubeconfigRows,
  ],
};
