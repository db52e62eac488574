import type { types } from "@pulumi/kubernetes";

/*
 * The parts of an ExternalSecret, from the CRD in the catalogue's release of external-secrets:
 * https://external-secrets.io/latest/api/spec/#external-secrets.io/v1.ExternalSecretSpec
 */

/** Keys of a ConfigMap or Secret that contain templates. */
interface TemplateObject {
  readonly name?: string;
  readonly items?: readonly { readonly key?: string; readonly templateAs?: "Values" | "KeysAndValues" }[];
}

/** A source of templates. */
interface TemplateFrom {
  readonly configMap?: TemplateObject;
  readonly secret?: TemplateObject;
  readonly literal?: string;
  readonly target?: string;
  readonly valuesDecodingStrategy?: "Auto" | "Base64" | "Base64URL" | "None";
}

/** The Secret that an ExternalSecret creates. */
interface ExternalSecretTarget {
  readonly name?: string;
  readonly creationPolicy?: string;
  readonly deletionPolicy?: string;
  readonly immutable?: boolean;
  readonly manifest?: { readonly apiVersion?: string; readonly kind?: string };
  readonly template?: {
    readonly data?: Readonly<Record<string, string>>;
    readonly engineVersion?: "v2";
    readonly mergePolicy?: "Replace" | "Merge";
    readonly metadata?: {
      readonly annotations?: Readonly<Record<string, string>>;
      readonly finalizers?: readonly string[];
      readonly labels?: Readonly<Record<string, string>>;
    };
    readonly templateFrom?: readonly TemplateFrom[];
    readonly type?: string;
  };
}

/** The parts of an ExternalSecret that you can override. Options set the fields with the type `unknown`. */
export interface ExternalSecretParts {
  readonly metadata?: types.input.meta.v1.ObjectMeta;
  readonly spec?: {
    readonly data?: unknown;
    readonly dataFrom?: unknown;
    readonly refreshInterval?: unknown;
    readonly refreshPolicy?: unknown;
    readonly secretStoreRef?: unknown;
    readonly syncWindows?: unknown;
    readonly target?: ExternalSecretTarget;
  };
}
