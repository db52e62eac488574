import * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { createStorageClass } from "../../storage-classes";
import type { GkeFilestoreVolumeArgs } from "./args";
import { fileDriver } from "./class-specs";

/** Returns the PersistentVolume of an existing file share. It names its claim, so that no other tenant can claim the volume. */
function volumeSpec(className: string, args: GkeFilestoreVolumeArgs): k8s.types.input.core.v1.PersistentVolumeSpec {
  const { location, instance, share, address, size, claim, mountOptions } = args;
  const [namespace = "", name = ""] = claim.split("/");
  return {
    storageClassName: className,
    capacity: { storage: size },
    accessModes: ["ReadWriteMany"],
    persistentVolumeReclaimPolicy: "Retain",
    claimRef: { apiVersion: "v1", kind: "PersistentVolumeClaim", namespace, name },
    ...(mountOptions === undefined ? {} : { mountOptions }),
    csi: {
      driver: fileDriver,
      volumeHandle: `modeInstance/${location}/${instance}/${share}`,
      volumeAttributes: { ip: address, volume: share },
    },
  };
}

/** Creates the PersistentVolumes of existing file shares. Each has a separate class, which provisions nothing. */
export function createVolumes(
  name: string,
  volumes: Readonly<Record<string, GkeFilestoreVolumeArgs>>,
  opts: pulumi.CustomResourceOptions,
): void {
  for (const [className, args] of Object.entries(volumes)) {
    const spec = {
      provisioner: "kubernetes.io/no-provisioner",
      reclaimPolicy: "Retain",
      volumeBindingMode: "Immediate",
    };
    createStorageClass(name, className, false, spec, opts);
    new k8s.core.v1.PersistentVolume(
      `${name}-${className}`,
      { metadata: { name: className }, spec: volumeSpec(className, args) },
      opts,
    );
  }
}
