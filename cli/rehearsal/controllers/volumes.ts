import { type ApiClient, type Followed, follow, type KubernetesObject } from "../kubernetes";
import type { ControllerContext, RunningController } from "./controller";
import type { CloudHoldings } from "./ledger";
import {
  type Claim,
  isToBeDeleted,
  needsVolume,
  type StorageClass,
  selectedNode,
  type Volume,
  volumeHandle,
  volumeName,
  volumeObject,
} from "./volume-objects";
import { createWorkQueue } from "./work-queue";

const volumesPath = "/api/v1/persistentvolumes";

/** Creates a volume for each claim that waits for one, and removes released volumes whose policy is Delete. */
export function startVolumes({ client, holdings, signal, report }: ControllerContext): RunningController {
  const claimQueue = createWorkQueue({
    signal,
    report,
    reconcile: (key) => provision(client, holdings, claims.objects.get(key), { classes, volumes, nodes }),
  });
  const volumeQueue = createWorkQueue({
    signal,
    report,
    reconcile: (key) => reclaim(client, holdings, volumes.objects.get(key)),
  });
  const options = { signal, report };
  const nodes = follow<KubernetesObject>(client, "/api/v1/nodes", options);
  const volumes = follow<Volume>(client, volumesPath, { ...options, changed: (key) => volumeQueue.add(key) });
  const classes = follow<StorageClass>(client, "/apis/storage.k8s.io/v1/storageclasses", {
    ...options,
    /* A claim may be older than its class. */
    changed: () => [...claims.objects.keys()].forEach((key) => claimQueue.add(key)),
  });
  const claims = follow<Claim>(client, "/api/v1/persistentvolumeclaims", {
    ...options,
    changed: (key) => claimQueue.add(key),
  });
  const all: Followed<KubernetesObject>[] = [nodes, volumes, classes, claims];
  return {
    synced: Promise.all(all.map(({ synced }) => synced)),
    ended: Promise.all(all.map(({ ended }) => ended)).then(() => Promise.all([claimQueue.idle(), volumeQueue.idle()])),
  };
}

interface Known {
  readonly classes: Followed<StorageClass>;
  readonly volumes: Followed<Volume>;
  readonly nodes: Followed<KubernetesObject>;
}

async function provision(
  client: ApiClient,
  holdings: CloudHoldings,
  claim: Claim | undefined,
  { classes, volumes, nodes }: Known,
): Promise<void> {
  if (claim === undefined) {
    return;
  }
  await Promise.all([classes.synced, volumes.synced, nodes.synced]);
  const storageClass = classes.objects.get(claim.spec.storageClassName ?? "");
  const name = volumeName(claim);
  if (!needsVolume(claim, storageClass) || volumes.objects.has(name)) {
    return;
  }
  const node = nodes.objects.get(selectedNode(claim) ?? "");
  await client.create(volumesPath, volumeObject(claim, storageClass, node));
  const retained = storageClass.reclaimPolicy === "Retain";
  holdings.acquire("PersistentVolume", "", name, volumeHandle(claim), { retained });
}

async function reclaim(client: ApiClient, holdings: CloudHoldings, volume: Volume | undefined): Promise<void> {
  if (volume === undefined || !isToBeDeleted(volume)) {
    return;
  }
  await client.delete(`${volumesPath}/${volume.metadata.name}`);
  holdings.release("PersistentVolume", "", volume.metadata.name);
}
