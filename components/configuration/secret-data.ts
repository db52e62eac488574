import * as pulumi from "@pulumi/pulumi";
import { collectProblems, isPlain, type Problem, quote } from "../problems";
import { checkKeys } from "./keys";

/** What a Secret holds, by key; every value has to be a secret of Pulumi. */
export interface SecretData {
  /** Text, for instance `config.requireSecret("password")`. A plain value is refused. */
  readonly stringData?: Readonly<Record<string, pulumi.Output<string>>>;
  /** Anything else, in base64. A plain value is refused. */
  readonly data?: Readonly<Record<string, pulumi.Output<string>>>;
  /** @default "Opaque" */
  readonly type?: SecretType;
}

/** Kinds of Secret that Kubernetes knows: https://kubernetes.io/docs/concepts/configuration/secret/#secret-types */
export type SecretType = keyof typeof requiredKeys;

/** The keys that each kind cannot do without. Tokens of service accounts, which never expire, are none of them. */
const requiredKeys = {
  Opaque: [],
  "kubernetes.io/tls": ["tls.crt", "tls.key"],
  "kubernetes.io/dockerconfigjson": [".dockerconfigjson"],
  /* Either of username and password will do. */
  "kubernetes.io/basic-auth": [],
  "kubernetes.io/ssh-auth": ["ssh-privatekey"],
} as const satisfies Record<string, readonly string[]>;

/** Objections to what a Secret holds; values are never quoted. */
export function checkSecretData({ stringData = {}, data = {}, type = "Opaque" }: SecretData): Problem[] {
  const keys = [stringData, data].flatMap(Object.keys);
  const required: readonly string[] | undefined = Object.hasOwn(requiredKeys, type) ? requiredKeys[type] : undefined;
  const kinds = Object.keys(requiredKeys).map(quote).join(", ");
  return [
    ...checkKeys([...new Set(keys)], ""),
    ...collectProblems([
      keys.length === 0 && { path: "stringData", message: "at least one of stringData and data, given nothing" },
      ...Object.keys(data).map(
        (key) =>
          key in stringData && { path: key, message: `a key of its own, given ${quote(key)} for the second time` },
      ),
      ...plainValues("stringData", stringData),
      ...plainValues("data", data),
      required === undefined && { path: "type", message: `one of ${kinds}, given ${quote(type)}` },
      ...(required ?? []).map(
        (key) => !keys.includes(key) && { path: key, message: `a value, which ${quote(type)} needs, given nothing` },
      ),
    ]),
  ];
}

function plainValues(field: string, values: Readonly<Record<string, pulumi.Output<string>>>): (Problem | false)[] {
  return Object.entries(values).map(
    ([key, value]) =>
      isPlain<string>(value) && {
        path: `${field}.${key}`,
        message: `a secret, given a plain value: take it from config.requireSecret("${key}"), or from a resource`,
      },
  );
}

/** Renders the values in base64; one that turns out to be no secret is refused before the object is made. */
export function encodedData(
  { stringData = {}, data = {} }: SecretData,
  subject: string,
): Record<string, pulumi.Output<string>> {
  const encoded = Object.entries(stringData).map(([key, value]) => [
    key,
    secretOnly(value, `${subject}: stringData.${key}`).apply((text) => Buffer.from(text).toString("base64")),
  ]);
  const given = Object.entries(data).map(([key, value]) => [key, secretOnly(value, `${subject}: data.${key}`)]);
  return Object.fromEntries([...encoded, ...given]) as Record<string, pulumi.Output<string>>;
}

function secretOnly(value: pulumi.Output<string>, path: string): pulumi.Output<string> {
  return pulumi.output(pulumi.isSecret(value)).apply((secret) => {
    if (!secret) {
      throw new pulumi.RunError(
        `${path}: a secret, given a plain value: wrap it in pulumi.secret() where it comes from`,
      );
    }
    return value;
  });
}
