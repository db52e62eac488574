import * as pulumi from "@pulumi/pulumi";
import { goDuration } from "../duration";
import { notSecret } from "../plain-secrets";

/**
 * A secret in a store, or a part of one.
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
  /** @default the newest */
  readonly version?: string;
  /** @default "None" */
  readonly decodingStrategy?: "Auto" | "Base64" | "Base64URL" | "None";
}

/** Many keys at once: all fields of one secret, or all secrets with a matching name, tags or path. */
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
  /** @default "Opaque" */
  readonly type?: string;
  /**
   * Values as Go templates that use the keys of the store, for instance `postgres://app:{{ .password }}@db`. @default the keys and values of
   * the store
   */
  readonly data?: Readonly<Record<string, pulumi.Input<string>>>;
  /** Whether the keys of `data` replace the keys of the store (`Replace`) or are added to them (`Merge`). @default "Replace" */
  readonly mergePolicy?: "Replace" | "Merge";
  readonly metadata?: {
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
}

/** The keys that are copied from a store, and the life of the copy. */
export interface ExternalSecretSpec {
  /** Names of secrets in the store. The keys are the keys of the Secret. A string is shorthand for `{ key }`. Set `data`, `dataFrom` or both. */
  readonly data?: Readonly<Record<string, string | RemoteRef>>;
  readonly dataFrom?: readonly ExternalData[];
  /** @default the Secret has the keys of the store */
  readonly template?: ExternalSecretTemplate;
  /** Interval between reads, in hours, minutes and seconds such as "15m"; at least "1m". @default "1h" */
  readonly refreshInterval?: string;
  /** When to read. @default "Periodic" */
  readonly refreshPolicy?: "Periodic" | "OnChange" | "CreatedOnce";
  /** Who owns the Secret. @default "Owner": the Secret is deleted with the ExternalSecret */
  readonly creationPolicy?: "Owner" | "Orphan" | "Merge" | "CreateOrMerge" | "None";
  /** What happens to the Secret when the secret is no longer in the store. @default "Retain" */
  readonly deletionPolicy?: "Retain" | "Delete" | "Merge";
}

/** Interval between reads if the secret sets none. */
const defaultRefreshInterval = "1h0m0s";

/** The store of an ExternalSecret. */
export interface NamedStore {
  readonly kind: string;
  readonly name: string;
  /** Prefix of the names of the store's secrets. @default none, or the prefix that the store adds */
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
  const fix = "put the secret itself into a Secret";
  const key = notSecret(given.key, { path: `${path}.key`, wanted: "the name of a secret in the store", fix });
  return { ...given, key: prefixed(prefix, key) };
}

function prefixed(prefix: pulumi.Input<string>, key: pulumi.Input<string>): pulumi.Input<string> {
  return typeof prefix === "string" && typeof key === "string" ? `${prefix}${key}` : pulumi.concat(prefix, key);
}

function templateOf({ type = "Opaque", data, mergePolicy = "Replace", metadata }: ExternalSecretTemplate) {
  const refusal = { wanted: "a template without secrets", fix: "refer to a key by {{ .key }}" };
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
