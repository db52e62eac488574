import type { ChartLedger } from "../charts";
import type { ClusterAccess, KubernetesObject } from "../kubernetes";
import { isThereSoon } from "./is-there-soon";
import { applyObject } from "./objects";

/** The field manager of objects that are assumed to exist. */
export const fieldManager = "keelson-rehearsal";

/** A claim's place. */
interface ClaimPlace {
  readonly namespace: string;
  readonly name: string;
}

/**
 * Assumes that a claim exists if pods mount it and nothing creates it. Waits a moment for a program or a chart that creates it at the same
 * time.
 */
export async function presumeClaim(
  access: ClusterAccess,
  ledger: ChartLedger,
  place: ClaimPlace,
  signal: AbortSignal,
): Promise<void> {
  const own = `PersistentVolumeClaim ${place.namespace}/${place.name}`;
  const reference = { apiVersion: "v1", kind: "PersistentVolumeClaim", ...place };
  if (ledger.presumed.isDeclared(own) || (await isThereSoon(access, reference, signal))) {
    return;
  }
  const { claim, volume } = boundClaim(place);
  ledger.presumed.make(own);
  ledger.presumed.make(`PersistentVolume ${volume.metadata.name}`);
  await applyObject(access, volume, { fieldManager, signal });
  await applyObject(access, claim, { fieldManager, signal });
}

/**
 * Returns a claim and a volume that are bound to one another, so that no cloud has to create a disk:
 * https://kubernetes.io/docs/concepts/storage/persistent-volumes/#reserving-a-persistentvolume
 */
function boundClaim({ namespace, name }: ClaimPlace): {
  readonly claim: KubernetesObject;
  readonly volume: KubernetesObject;
} {
  const accessModes = ["ReadWriteMany"];
  const storage = "1Gi";
  const volumeName = `taken-to-exist-${namespace}-${name}`;
  return {
    claim: {
      apiVersion: "v1",
      kind: "PersistentVolumeClaim",
      metadata: { name, namespace },
      spec: { accessModes, storageClassName: "", volumeName, resources: { requests: { storage } } },
    },
    volume: {
      apiVersion: "v1",
      kind: "PersistentVolume",
      metadata: { name: volumeName },
      spec: {
        accessModes,
        storageClassName: "",
        capacity: { storage },
        claimRef: { namespace, name },
        hostPath: { path: `/simulated/${volumeName}` },
      },
    },
  };
}
