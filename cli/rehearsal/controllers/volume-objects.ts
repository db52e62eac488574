import type { KubernetesObject } from "../kubernetes";

/** The fields of a PersistentVolumeClaim that provisioning needs. */
export interface Claim extends KubernetesObject {
  readonly spec: {
    readonly storageClassName?: string;
    readonly volumeName?: string;
    readonly volumeMode?: string;
    readonly accessModes?: string[];
    readonly resources?: { readonly requests?: { readonly storage?: string } };
  };
}

/** The fields of a StorageClass that provisioning needs. */
export interface StorageClass extends KubernetesObject {
  readonly provisioner: string;
  readonly reclaimPolicy?: string;
  readonly volumeBindingMode?: string;
  readonly mountOptions?: string[];
}

/** The fields of a PersistentVolume that provisioning needs. */
export interface Volume extends KubernetesObject {
  readonly spec: { readonly persistentVolumeReclaimPolicy?: string };
  readonly status?: { readonly phase?: string };
}

const selectedNodeAnnotation = "volume.kubernetes.io/selected-node";
const provisioner = ["volume.kubernetes.io/storage-provisioner", "volume.beta.kubernetes.io/storage-provisioner"];
const provisionedBy = "pv.kubernetes.io/provisioned-by";
const zoneLabel = "topology.kubernetes.io/zone";

/** Returns the name that provisioners choose for the volume of a claim. */
export function volumeName(claim: Claim): string {
  return `pvc-${claim.metadata.uid}`;
}

/** Returns the cloud's name of a simulated disk. */
export function volumeHandle(claim: Claim): string {
  return `simulated-${claim.metadata.uid}`;
}

/** Reports whether a claim waits for a provisioner. */
export function needsVolume(claim: Claim, storageClass: StorageClass | undefined): storageClass is StorageClass {
  if (storageClass === undefined || storageClass.provisioner === "kubernetes.io/no-provisioner") {
    return false;
  }
  if (claim.metadata.deletionTimestamp !== undefined || (claim.spec.volumeName ?? "") !== "") {
    return false;
  }
  return storageClass.volumeBindingMode !== "WaitForFirstConsumer" || selectedNode(claim) !== undefined;
}

/** Returns the node that the scheduler chose for a claim's first pod. */
export function selectedNode(claim: Claim): string | undefined {
  return claim.metadata.annotations?.[selectedNodeAnnotation];
}

/** Reports whether to remove a volume and its disk: its claim is gone and its policy is Delete. */
export function isToBeDeleted({ metadata, spec, status }: Volume): boolean {
  const ours = metadata.annotations?.[provisionedBy] !== undefined && metadata.deletionTimestamp === undefined;
  return ours && status?.phase === "Released" && spec.persistentVolumeReclaimPolicy === "Delete";
}

/** Builds the volume of a claim, already bound to it; in the zone of the selected node, unless several nodes may mount it. */
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

/** Names the disk by its CSI driver, if the provisioner's name is valid for one. */
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
