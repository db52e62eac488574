import * as pulumi from "@pulumi/pulumi";
import { notSecret } from "../not-secret";
import { goDuration } from "./duration";

/** A secret in a store, or a part of it. */
export interface RemoteRef {
  /** Its name in the store, without the prefix that the store adds by itself. */
  readonly key: pulumi.Input<string>;
  /** A part of it, where it is a JSON object. @default all of it */
  readonly property?: string;
  /** @default the newest */
  readonly version?: string;
  /** @default "None" */
  readonly decodingStrategy?: "Auto" | "Base64" | "Base64URL" | "None";
}

/** Many keys at once: all parts of one secret, or all secrets that are found by name, tags or path. */
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

/** How the Secret is written: https://external-secrets.io/latest/guides/templating/ */
export interface ExternalSecretTemplate {
  /** @default "Opaque" */
  readonly type?: string;
  /** Go templates over the keys, for instance `postgres://app:{{ .password }}@db`. @default the keys as they are */
  readonly data?: Readonly<Record<string, pulumi.Input<string>>>;
  /** Whether the keys of `data` stand in place of those of the store or beside them. @default "Replace" */
  readonly mergePolicy?: "Replace" | "Merge";
  readonly metadata?: {
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
}

/** What is copied from a store, and what becomes of the copy. */
export interface ExternalSecretSpec {
  /** By key of the Secret; a string is short for `{ key }`. At least one of this and `dataFrom`. */
  readonly data?: Readonly<Record<string, string | RemoteRef>>;
  readonly dataFrom?: readonly ExternalData[];
  /** @default the Secret has the keys as they are */
  readonly template?: ExternalSecretTemplate;
  /** How often it is read again, in hours, minutes and seconds such as "15m". @default "1h" */
  readonly refreshInterval?: string;
  /** When it is read again. @default "Periodic" */
  readonly refreshPolicy?: "Periodic" | "OnChange" | "CreatedOnce";
  /** Who owns the Secret. @default "Owner": it goes with the ExternalSecret */
  readonly creationPolicy?: "Owner" | "Orphan" | "Merge" | "CreateOrMerge" | "None";
  /** What becomes of the Secret when the store no longer has it. @default "Retain" */
  readonly deletionPolicy?: "Retain" | "Delete" | "Merge";
}

/** How often a secret is read again that says nothing. */
const defaultRefreshInterval = "1h0m0s";

/** The store that an ExternalSecret names, and what its secrets' names begin with. */
export interface NamedStore {
  readonly kind: string;
  readonly name: string;
  /** @default nothing, or what the store adds by itself */
  readonly keyPrefix?: pulumi.Input<string>;
}

/** Renders the spec; `target` and the store are named by the caller. */
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
  const fix = "make a Secret of it, which takes the secret itself";
  const key = notSecret(given.key, { path: `${path}.key`, wanted: "the name of a secret in the store", fix });
  return { ...given, key: prefixed(prefix, key) };
}

function prefixed(prefix: pulumi.Input<string>, key: pulumi.Input<string>): pulumi.Input<string> {
  return typeof prefix === "string" && typeof key === "string" ? `${prefix}${key}` : pulumi.concat(prefix, key);
}

function templateOf({ type = "Opaque", data, mergePolicy = "Replace", metadata }: ExternalSecretTemplate) {
  const expected = { wanted: "a template without secrets", fix: "refer to a key by {{ .key }}" };
  return {
    engineVersion: "v2",
    mergePolicy,
    type,
    ...(metadata !== undefined && { metadata }),
    ...(data !== undefined && {
      data: Object.fromEntries(
        Object.entries(data).map(([key, text]) => [
          key,
          notSecret(text, { path: `template.data.${key}`, ...expected }),
        ]),
      ),
    }),
  };
}
