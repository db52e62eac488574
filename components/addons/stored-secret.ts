import type * as pulumi from "@pulumi/pulumi";

/** A secret in one of the platform's stores. Only its name is in the program, never its value. */
export interface StoredSecret {
  /** Key of one of the platform's secret stores. @default "cloud" */
  readonly store?: string;
  /** Its name in the store, without the prefix that the store adds. */
  readonly key: pulumi.Input<string>;
}

/** A value of a secret in one of the platform's stores. */
export interface StoredField extends StoredSecret {
  /** The field of the secret, which is a JSON object. @default the whole secret */
  readonly field?: string;
}

/** A Secret in an add-on's namespace, which external-secrets copies from a store before the release. */
export interface AddonSecret {
  readonly name: string;
  /** @default "Opaque" */
  readonly type?: string;
  /** @default none */
  readonly labels?: Readonly<Record<string, string>>;
  readonly from: StoredSecret;
  /** The fields of the secret in the store, by key of this Secret; `true` stands for the whole secret. */
  readonly data: Readonly<Record<string, string | true>>;
  /** Go templates over `data`, by key of this Secret, instead of `data` itself. @default none */
  readonly template?: Readonly<Record<string, string>>;
}
