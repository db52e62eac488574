import * as pulumi from "@pulumi/pulumi";
import { collectProblems, expected, isPlain, type Problem, quote, refuseProblems } from "../problems";
import { isBase64 } from "./content";
import { checkKeys, checkKeysOnce } from "./keys";

/** Values of a Secret by key. Each value must be a Pulumi secret. */
export interface SecretData {
  /** Texts by key, for instance `{ password: config.requireSecret("password") }`. Plain values are refused. */
  readonly stringData?: Readonly<Record<string, pulumi.Output<string>>>;
  /** Binary data by key, in base64. Plain values are refused. */
  readonly data?: Readonly<Record<string, pulumi.Output<string>>>;
  /** Type of the Secret. @default "Opaque" */
  readonly type?: SecretType;
}

/** Types of Secret that Kubernetes defines: https://kubernetes.io/docs/concepts/configuration/secret/#secret-types */
export type SecretType = keyof typeof requiredKeys;

/** The keys that each type requires. Service account tokens are not supported as a type, because they never expire. */
const requiredKeys = {
  Opaque: [],
  "kubernetes.io/tls": ["tls.crt", "tls.key"],
  "kubernetes.io/dockerconfigjson": [".dockerconfigjson"],
  "kubernetes.io/basic-auth": [],
  "kubernetes.io/ssh-auth": ["ssh-privatekey"],
} as const satisfies Record<string, readonly string[]>;

/** Lists the mistakes in the values of a Secret. Messages never quote values. */
export function checkSecretData({ stringData = {}, data = {}, type = "Opaque" }: SecretData): Problem[] {
  const keys = [stringData, data].flatMap(Object.keys);
  const required: readonly string[] = Object.hasOwn(requiredKeys, type) ? requiredKeys[type] : [];
  return [
    ...checkKeys({ stringData, data }),
    ...checkKeysOnce({ stringData, data }),
    ...collectProblems([
      keys.length === 0 && expected("stringData", "at least one of stringData and data", undefined),
      type === "kubernetes.io/basic-auth" &&
        !keys.some((key) => ["username", "password"].includes(key)) &&
        expected("stringData", `the key username or the key password, because the type is ${quote(type)}`, keys),
      ...required.map(
        (key) => !keys.includes(key) && { path: key, message: `the type ${quote(type)} requires this key; add it` },
      ),
    ]),
    ...checkSecrecy("stringData", stringData),
    ...checkSecrecy("data", data),
  ];
}

function checkSecrecy(field: string, values: Readonly<Record<string, pulumi.Output<string>>>): Problem[] {
  return Object.entries(values).flatMap(([key, value]) => {
    const message = `expected a secret, got a plain value; use config.requireSecret("${key}") or a resource's output`;
    return isPlain<string>(value) ? [{ path: `${field}.${key}`, message }] : [];
  });
}

/** Renders the values in base64. A value that turns out not to be a secret is refused before the object is created. */
export function encodedData(
  { stringData = {}, data = {} }: SecretData,
  subject: string,
): Record<string, pulumi.Output<string>> {
  const encoded = Object.entries(stringData).map(([key, value]) => [
    key,
    secretOnly(value, subject, `stringData.${key}`, () => true).apply((text) => Buffer.from(text).toString("base64")),
  ]);
  const given = Object.entries(data).map(([key, value]) => [key, secretOnly(value, subject, `data.${key}`, isBase64)]);
  return Object.fromEntries([...encoded, ...given]) as Record<string, pulumi.Output<string>>;
}

/** Returns a value once it is known. Refuses a value that is not secret, not text or not base64. Messages never quote the value. */
function secretOnly(
  value: pulumi.Output<string>,
  subject: string,
  path: string,
  isForm: (text: string) => boolean,
): pulumi.Output<string> {
  return pulumi.all([pulumi.isSecret(value), value]).apply(([isSecret, text]: [boolean, unknown]) => {
    refuseProblems(
      subject,
      collectProblems([
        isSecret
          ? typeof text !== "string"
            ? { path, message: `expected a text, got a secret of the type ${kindOf(text)}; convert it to a text` }
            : !isForm(text) && { path, message: "expected base64, got another text; move this key to stringData" }
          : {
              path,
              message: "expected a secret, got a plain value; wrap the value in pulumi.secret() where you create it",
            },
      ]),
    );
    return value;
  });
}

function kindOf(value: unknown): string {
  return value === null ? "null" : Array.isArray(value) ? "list" : typeof value === "object" ? "map" : typeof value;
}
