import { meets, type ObjectStorage, objectStorage } from "../../capabilities";
import { oneOf } from "../../checks";
import type { Cloud, CloudPermissions, Cluster } from "../../clusters/contract";
import type { Peer } from "../../network";
import type { Problem } from "../../problems";
import { waysTo } from "../endpoint";
import { permissionsOn } from "./permissions";
import { checkCompatible, type S3CompatibleStorage } from "./s3-compatible";

/** A bucket that pods use by their identity in the cloud, or by credentials. */
export type DataStorage = ObjectStorage | S3CompatibleStorage;

/** The kinds of storage that a cluster in each cloud can use: that of the cloud with an identity, the last with credentials. */
export const storageKinds = {
  aws: ["s3", "s3-compatible"],
  gcp: ["gcs", "s3-compatible"],
  azure: ["azure-blob", "s3-compatible"],
  none: ["s3-compatible"],
} as const satisfies Record<Cloud, readonly DataStorage["kind"][]>;

/** Returns the storage of an add-on's options, or that which the cluster offers for such data. */
export function storageFor(
  purpose: "logs" | "traces",
  { builtin }: Pick<Cluster, "builtin">,
  given: DataStorage | undefined,
): DataStorage | undefined {
  const asked = { capability: objectStorage, key: purpose };
  return given ?? (builtin.find((offer) => meets(asked, offer))?.value as ObjectStorage | undefined);
}

/** Lists the mistakes in the option `storage`. */
export function checkStorage(cloud: Cloud, storage: DataStorage | undefined): Problem[] {
  return storage === undefined
    ? []
    : [
        ...oneOf("storage.kind", storage.kind, storageKinds[cloud]),
        ...(storage.kind === "s3-compatible" ? checkCompatible(storage) : []),
      ];
}

/** Returns the permissions to use a storage; undefined if it takes credentials, or if there is none. */
export function storagePermissions(storage: DataStorage | undefined, cluster: Cluster): CloudPermissions | undefined {
  return storage === undefined || storage.kind === "s3-compatible" ? undefined : permissionsOn(storage, cluster);
}

/** Returns the ways to a storage. */
export function waysToStorage(storage: Pick<DataStorage, "kind"> | S3CompatibleStorage | undefined): Peer[] {
  return storage !== undefined && "endpoint" in storage
    ? waysTo({ url: storage.endpoint, cidrs: storage.cidrs })
    : ["pod-identity", "cloud:443"];
}
