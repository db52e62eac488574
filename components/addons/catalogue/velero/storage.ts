import * as pulumi from "@pulumi/pulumi";
import { type BackupStorage, backupStorage, meets } from "../../../capabilities";
import type { CloudPermissions, Cluster } from "../../../clusters/contract";
import type { AddonScope } from "../../definition";
import { permissionsOn, type S3CompatibleStorage } from "../../object-storage";
import type { VeleroOptions } from "./options";

type Storage = BackupStorage | S3CompatibleStorage;

/** The facts that Velero needs to write to one kind of storage. */
export interface StorageTerms {
  /** Image of the plugin, in the version that the chart's Velero needs. */
  readonly plugin: string;
  /** `provider` of the BackupStorageLocation. */
  readonly provider: string;
  readonly bucket: pulumi.Input<string>;
  readonly config: Readonly<Record<string, pulumi.Input<string>>>;
  /** CA certificates in PEM, encoded in base64. @default none */
  readonly caCert?: string;
  /** @default none: Velero uses its own credentials */
  readonly permissions?: CloudPermissions;
}

/** https://github.com/vmware-tanzu/velero-plugin-for-aws#compatibility */
const pluginVersion = "v1.14.2";

/** Returns the storage of the options. The default is the storage that the cluster offers. */
export function storageOf({
  cluster,
  options,
}: Pick<AddonScope<Pick<VeleroOptions, "storage">>, "cluster" | "options">): Storage | undefined {
  return options.storage ?? offered(cluster);
}

function offered({ builtin }: Cluster): BackupStorage | undefined {
  return builtin.find((candidate) => meets({ capability: backupStorage }, candidate))?.value as
    | BackupStorage
    | undefined;
}

/** Returns the facts that Velero needs to write to a storage. */
export function storageTerms(storage: Storage, cluster: Cluster): StorageTerms {
  switch (storage.kind) {
    case "s3":
      return {
        ...amazon(storage.bucket, { region: storage.region }),
        permissions: permissionsOn(storage, cluster),
      };
    case "s3-compatible":
      return {
        ...amazon(storage.bucket, {
          region: storage.region ?? "us-east-1",
          s3ForcePathStyle: "true",
          s3Url: storage.endpoint,
        }),
        ...(storage.caBundle !== undefined && { caCert: Buffer.from(storage.caBundle).toString("base64") }),
      };
    case "gcs":
      return {
        plugin: image("gcp"),
        provider: "velero.io/gcp",
        bucket: storage.bucket,
        config: { serviceAccount: storage.signer.email },
        permissions: {
          gcp: [
            ...(permissionsOn(storage, cluster).gcp ?? []),
            /* Allows signing download links for logs. `velero backup logs` uses these links. */
            { role: "roles/iam.serviceAccountTokenCreator", serviceAccount: storage.signer.name },
          ],
        },
      };
    case "azure-blob":
      return {
        plugin: image("microsoft-azure"),
        provider: "velero.io/azure",
        bucket: storage.container,
        config: {
          storageAccount: storage.storageAccount,
          storageAccountURI: pulumi.interpolate`https://${storage.storageAccount}.blob.core.windows.net`,
          useAAD: "true",
        },
        permissions: permissionsOn(storage, cluster),
      };
  }
}

function amazon(bucket: pulumi.Input<string>, config: StorageTerms["config"]) {
  return { plugin: image("aws"), provider: "velero.io/aws", bucket, config };
}

function image(cloud: "aws" | "gcp" | "microsoft-azure"): string {
  return `docker.io/velero/velero-plugin-for-${cloud}:${pluginVersion}`;
}
