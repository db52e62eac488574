import { type AzureStorage, meets, type ObjectStorage, objectStorage, type S3Storage } from "../../capabilities";
import { matches, oneOf } from "../../checks";
import type { Cloud, CloudPermissions, Cluster } from "../../clusters/contract";
import type { Peer } from "../../network";
import { expected, isPlain, type Problem } from "../../problems";
import { waysTo } from "../endpoint";
import { permissionsOn } from "./permissions";
import { checkCompatible, type S3CompatibleStorage } from "./s3-compatible";

/** A bucket that pods use with their cloud identity or with credentials. */
export type DataStorage = ObjectStorage | S3CompatibleStorage;

/**
 * The kinds of storage that a cluster can use, by cloud. The cloud's own storage needs a cloud identity, and S3-compatible storage needs credentials.
 */
const storageKinds = {
  aws: ["s3", "s3-compatible"],
  gcp: ["gcs", "s3-compatible"],
  azure: ["azure-blob", "s3-compatible"],
  none: ["s3-compatible"],
} as const satisfies Record<Cloud, readonly DataStorage["kind"][]>;

/** Returns the storage of an add-on's options. The default is the cluster's storage for this kind of data. */
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
        ...("bucket" in storage ? checkBucket(storage) : []),
        ...(storage.kind === "s3" ? checkS3(storage) : []),
        ...(storage.kind === "azure-blob" ? checkAzure(storage) : []),
      ];
}

/* https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html, https://cloud.google.com/storage/docs/buckets#naming */
const bucketForms = {
  s3: [
    /^(?!.*\.\.|[\d.]+$)[a-z0-9][-a-z0-9.]{1,61}[a-z0-9]$/,
    "the name of a bucket: 3 to 63 characters of a-z, 0-9, - and ., with a letter or digit at both ends",
  ],
  gcs: [
    /^(?!.*\.\.|goog)[a-z0-9][-a-z0-9._]{1,220}[a-z0-9]$/,
    "the name of a bucket: characters of a-z, 0-9, -, _ and ., with a letter or digit at both ends",
  ],
  "s3-compatible": [/^[^\s/]+$/, "the name of a bucket"],
} as const;

function checkBucket({ kind, bucket }: Exclude<DataStorage, AzureStorage>): Problem[] {
  const [form, words] = bucketForms[kind];
  return matches("storage.bucket", bucket, form, words);
}

function checkS3({ region, encryptionKeyArn }: S3Storage): Problem[] {
  const keyForm = new RegExp(`^arn:[^:]+:kms:${isPlain<string>(region) ? region : "[^:]+"}:\\d{12}:key/.+$`);
  const where = isPlain<string>(region) ? ` in storage.region (${region})` : "";
  return [
    ...matches("storage.region", region, /^[a-z]{2,}(-[a-z]+)+-\d+$/, 'a region such as "eu-central-1"'),
    ...matches("storage.encryptionKeyArn", encryptionKeyArn, keyForm, `the ARN of a KMS key${where}, not of an alias`),
  ];
}

/* https://learn.microsoft.com/en-us/azure/azure-resource-manager/management/resource-name-rules#microsoftstorage */
function checkAzure({ storageAccountId, storageAccount, container }: AzureStorage): Problem[] {
  const idForm =
    /^\/subscriptions\/[^/]+\/resourceGroups\/[^/]+\/providers\/Microsoft\.Storage\/storageAccounts\/[^/]+$/i;
  const name = "the name of a storage account: 3 to 24 characters of a-z and 0-9";
  const containerForm = /^(?!.*--)[a-z0-9][-a-z0-9]{1,61}[a-z0-9]$/;
  return [
    ...(isPlain<string>(storageAccountId) &&
    isPlain<string>(storageAccount) &&
    !storageAccountId.endsWith(`/${storageAccount}`)
      ? [expected("storage.storageAccount", "the name of the account in storageAccountId", storageAccount)]
      : []),
    ...matches("storage.storageAccountId", storageAccountId, idForm, "the id of a storage account"),
    ...matches("storage.storageAccount", storageAccount, /^[a-z0-9]{3,24}$/, name),
    ...matches(
      "storage.container",
      container,
      containerForm,
      "the name of a container: 3 to 63 characters of a-z, 0-9 and single -, with a letter or digit at both ends",
    ),
  ];
}

/** Returns the permissions to use a storage. Undefined for a storage with credentials, or without a storage. */
export function storagePermissions(storage: DataStorage | undefined, cluster: Cluster): CloudPermissions | undefined {
  return storage === undefined || storage.kind === "s3-compatible" ? undefined : permissionsOn(storage, cluster);
}

/** Returns the connections to a storage. */
export function waysToStorage(storage: Pick<DataStorage, "kind"> | S3CompatibleStorage | undefined): Peer[] {
  return storage !== undefined && "endpoint" in storage
    ? waysTo({ url: storage.endpoint, cidrs: storage.cidrs })
    : ["pod-identity", "cloud:443"];
}
