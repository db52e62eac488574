import type { DataStorage } from "./storage";

type Entry = Readonly<Record<string, unknown>>;

/** The settings that pods need to use a storage, in addition to its address. */
export interface StorageAccess {
  /** `envFrom` of the container. */
  readonly envFrom: readonly Entry[];
  /** Annotations of the pods. They contain the certificates, and a volume of the pods shows them as a file. */
  readonly annotations: Readonly<Record<string, string>>;
  readonly volumes: readonly Entry[];
  readonly volumeMounts: readonly Entry[];
  /** Path of the certificates in the container. @default none */
  readonly caFile?: string;
}

const annotation = "keelson.dev/storage-ca";
const folder = "/etc/storage-ca";

/**
 * Returns the settings that pods need to use a storage: credentials as environment variables, and certificates as a file.
 *
 * @param secret name of the Secret with the credentials
 */
export function storageAccess(storage: DataStorage | undefined, secret: string): StorageAccess {
  if (storage?.kind !== "s3-compatible") {
    return { envFrom: [], annotations: {}, volumes: [], volumeMounts: [] };
  }
  const envFrom = [{ secretRef: { name: secret } }];
  const { caBundle } = storage;
  return caBundle === undefined
    ? { envFrom, annotations: {}, volumes: [], volumeMounts: [] }
    : {
        envFrom,
        annotations: { [annotation]: caBundle },
        volumes: [
          {
            name: "storage-ca",
            downwardAPI: {
              items: [{ path: "ca.crt", fieldRef: { fieldPath: `metadata.annotations['${annotation}']` } }],
            },
          },
        ],
        volumeMounts: [{ name: "storage-ca", mountPath: folder, readOnly: true }],
        caFile: `${folder}/ca.crt`,
      };
}
