import type { KubernetesObject } from "../control-plane";

/** A PersistentVolumeClaim, as far as provisioning needs it. */
export interface Claim extends KubernetesObject {
  readonly spec: {
    readonly storageClassName?: string;
    readonly volumeName?: string;
    readonly volumeMode?: string;
    readonly accessModes?: readonly string[];
    readonly resources?: { readonly requests?: { readonly storage?: string } };
  };
}

/** A StorageClass, as far as provisioning needs it. */
export interface StorageClass extends KubernetesObject {
  readonly provisioner: string;
  readonly reclaimPolicy?: string;
  readonly volumeBindingMode?: string;
  readonly mountOptions?: readonly string[];
}

/** A PersistentVolume, as far as provisioning needs it. */
export interface Volume extends KubernetesObject {
  readonly spec: { readonly persistentVolumeReclaimPolicy?: string };
  readonly status?: { readonly phase?: string };
}

const selectedNodeAnnotation = "volume.kubernetes.io/selected-node";
const provisioner = ["volume.kubernetes.io/storage-provisioner", "volume.beta.kubernetes.io/storage-provisioner"];
const provisionedBy = "pv.kubernetes.io/provisioned-by";
const zoneLabel = "topology.kubernetes.io/zone";

/** The name of the volume of a claim, as provisioners choose it. */
export function volumeName(claim: Claim): string {
  return `pvc-${claim.metadata.uid}`;
}

/** The cloud's name of a simulated disk. */
export function volumeHandle(claim: Claim): string {
  return `simulated-${claim.metadata.uid}`;
}

/** Whether a claim waits for a provisioner to make its volume. */
export function needsVolume(claim: Claim, storageClass: StorageClass | undefined): storageClass is StorageClass {
  if (storageClass === undefined || storageClass.provisioner === "kubernetes.io/no-provisioner") {
    return false;
  }
  if (claim.metadata.deletionTimestamp !== undefined || (claim.spec.volumeName ?? "") !== "") {
    return false;
  }
  return storageClass.volumeBindingMode !== "WaitForFirstConsumer" || selectedNode(claim) !== undefined;
}

/** The node that the scheduler has chosen for a claim's first pod. */
export function selectedNode(claim: Claim): string | undefined {
  return claim.metadata.annotations?.[selectedNodeAnnotation];
}

/** Whether a volume's disk is to be removed: its claim is gone, and its class says so. */
export function isToBeDeleted({ metadata, spec, status }: Volume): boolean {
  const ours = metadata.annotations?.[provisionedBy] !== undefined && metadata.deletionTimestamp === undefined;
  return ours && status?.phase === "Released" && spec.persistentVolumeReclaimPolicy === "Delete";
}

/** The volume for a claim, bound to it in advance; in the zone of the selected node unless it can be mounted everywhere. */
export function volumeObject(claim: Claim, storageClass: StorageClass, node: KubernetesObject | undefined): object {
  const { spec, metadata } = claim;
  const annotated = provisioner.map((key) => metadata.annotations?.[key]).find((value) => value !== undefined);
  const driver = annotated ?? storageClass.provisioner;
  const zone = node?.metadata.labels?.[zoneLabel];
  const shared = spec.accessModes?.some((mode) => mode.endsWith("Many")) === true;
  return {
    apiVersion: "v1",
    kind: "PersistentVolume",
    metadata: { name: volumeName(claim), annotations: { [provisionedBy]: driver } },
    spec: {
      capacity: { storage: spec.resources?.requests?.storage ?? "1Gi" },
      accessModes: spec.accessModes,
      volumeMode: spec.volumeMode,
      storageClassName: storageClass.metadata.name,
      persistentVolumeReclaimPolicy: storageClass.reclaimPolicy ?? "Delete",
      mountOptions: storageClass.mountOptions,
      claimRef: {
        apiVersion: "v1",
        kind: "PersistentVolumeClaim",
        namespace: metadata.namespace,
        name: metadata.name,
        uid: metadata.uid,
      },
      ...source(driver, volumeHandle(claim)),
      ...(zone === undefined || shared ? {} : { nodeAffinity: inZone(zone) }),
    },
  };
}

/** A CSI driver's name is a DNS name; a provisioner's need not be one. */
function source(driver: string, handle: string): object {
  if (/^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/.test(driver)) {
    return { csi: { driver, volumeHandle: handle } };
  }
  return { hostPath: { path: `/simulated/${handle}` } };
}

function inZone(zone: string): object {
  return {
    required: { nodeSelectorTerms: [{ matchExpressions: [{ key: zoneLabel, operator: "In", values: [zone] }] }] },
  };
}
