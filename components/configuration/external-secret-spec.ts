import * as pulumi from "@pulumi/pulumi";
import { goDuration } from "../duration";
import { notSecret } from "../plain-secrets";

/**
 * A secret in a store, or one field of it.
 *
 * @example
 * ```ts
 * const remoteRef: RemoteRef = { key: "shop/database", property: "password" };
 * ```
 */
export interface RemoteRef {
  /** Name of the secret in the store, without the prefix that the store adds. */
  readonly key: pulumi.Input<string>;
  /** A field of the secret, if the secret is a JSON object. @default the whole secret */
  readonly property?: string;
  /** Version of the secret in the store. @default the newest */
  readonly version?: string;
  /** Encoding of the value in the store. external-secrets decodes the value. @default "None" */
  readonly decodingStrategy?: "Auto" | "Base64" | "Base64URL" | "None";
}

/** Many keys at once. `extract` returns all fields of one secret. `find` returns all secrets with a matching name, tags or path. */
export type ExternalData =
  | { readonly extract: RemoteRef; readonly find?: never }
  | {
      readonly find: {
        readonly name?: { readonly regexp: string };
        readonly tags?: Readonly<Record<string, string>>;
        readonly path?: string;
      };
      readonly extract?: never;
    };

/**
 * The template of the Secret: https://external-secrets.io/latest/guides/templating/
 *
 * @example
 * ```ts
 * const externalSecretTemplate: ExternalSecretTemplate = { type: "kubernetes.io/basic-auth", data: { username: "shop", password: "{{ .password }}" } };
 * ```
 */
export interface ExternalSecretTemplate {
  /** Type of the Secret. @default "Opaque" */
  readonly type?: string;
  /**
   * Values by key, as Go templates. A template can use the keys of `data` and `dataFrom`, for instance `postgres://app:{{ .password }}@db`. @default
   * the keys and values from the store
   */
  readonly data?: Readonly<Record<string, pulumi.Input<string>>>;
  /** Whether the keys of the template replace the keys from the store (`Replace`) or are added to them (`Merge`). @default "Replace" */
  readonly mergePolicy?: "Replace" | "Merge";
  /** Labels and annotations of the Secret. @default none */
  readonly metadata?: {
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
}

/** The keys that external-secrets copies from a store, and the settings of the copy. */
export interface ExternalSecretSpec {
  /** Keys of the Secret, each with the name of a secret in the store. A string is shorthand for `{ key }`. Set `data`, `dataFrom` or both. */
  readonly data?: Readonly<Record<string, string | RemoteRef>>;
  /** Sources of many keys at once. @default none */
  readonly dataFrom?: readonly ExternalData[];
  /** Template of the Secret. @default the Secret has the keys from the store */
  readonly template?: ExternalSecretTemplate;
  /** Interval between reads, in hours, minutes and seconds, for instance "15m". At least "1m". @default "1h" */
  readonly refreshInterval?: string;
  /** Whether external-secrets reads the store at each interval, only when the ExternalSecret changes, or only once. @default "Periodic" */
  readonly refreshPolicy?: "Periodic" | "OnChange" | "CreatedOnce";
  /**
   * Whether the ExternalSecret creates and owns the Secret.
   * @default "Owner": the ExternalSecret creates the Secret, and both are deleted together
   */
  readonly creationPolicy?: "Owner" | "Orphan" | "Merge" | "CreateOrMerge" | "None";
  /** Whether the Secret stays when the secret is deleted in the store. @default "Retain" */
  readonly deletionPolicy?: "Retain" | "Delete" | "Merge";
}

/** Interval between reads, unless another one is configured. */
const defaultRefreshInterval = "1h0m0s";

/** The store of an ExternalSecret. */
export interface NamedStore {
  readonly kind: string;
  readonly name: string;
  /** Prefix of the names of secrets in the store. @default none, or the prefix that the store itself adds */
  readonly keyPrefix?: pulumi.Input<string>;
}

/** Renders the spec of an ExternalSecret. */
export function externalSecretSpec(
  secretName: string,
  { kind, name, keyPrefix = "" }: NamedStore,
  spec: ExternalSecretSpec,
): Record<string, unknown> {
  const { data, dataFrom, template, refreshPolicy = "Periodic" } = spec;
  return {
    secretStoreRef: { kind, name },
    refreshPolicy,
    refreshInterval: goDuration(spec.refreshInterval ?? "") ?? defaultRefreshInterval,
    target: {
      name: secretName,
      creationPolicy: spec.creationPolicy ?? "Owner",
      deletionPolicy: spec.deletionPolicy ?? "Retain",
      ...(template !== undefined && { template: templateOf(template) }),
    },
    ...(data !== undefined && {
      data: Object.entries(data).map(([secretKey, ref]) => ({
        secretKey,
        remoteRef: remoteRef(ref, keyPrefix, `data.${secretKey}`),
      })),
    }),
    ...(dataFrom !== undefined && {
      dataFrom: dataFrom.map(({ extract, find }, index) =>
        extract === undefined ? { find } : { extract: remoteRef(extract, keyPrefix, `dataFrom[${index}].extract`) },
      ),
    }),
  };
}

function remoteRef(given: string | RemoteRef, prefix: pulumi.Input<string>, path: string): Record<string, unknown> {
  if (typeof given === "string") {
    return { key: prefixed(prefix, given) };
  }
  const fix = "put the secret value into a Secret";
  const key = notSecret(given.key, { path: `${path}.key`, wanted: "the name of a secret in the store", fix });
  return { ...given, key: prefixed(prefix, key) };
}

function prefixed(prefix: pulumi.Input<string>, key: pulumi.Input<string>): pulumi.Input<string> {
  return typeof prefix === "string" && typeof key === "string" ? `${prefix}${key}` : pulumi.concat(prefix, key);
}

function templateOf({ type = "Opaque", data, mergePolicy = "Replace", metadata }: ExternalSecretTemplate) {
  const refusal = { wanted: "a template without secrets", fix: "refer to a key with {{ .key }}" };
  return {
    engineVersion: "v2",
    mergePolicy,
    type,
    ...(metadata !== undefined && { metadata }),
    ...(data !== undefined && {
      data: Object.fromEntries(
        Object.entries(data).map(([key, text]) => [key, notSecret(text, { path: `template.data.${key}`, ...refusal })]),
      ),
    }),
  };
}
