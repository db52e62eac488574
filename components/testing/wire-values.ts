import * as pulumi from "@pulumi/pulumi";
import { secretMark, unknownMark } from "../marks";
import { isRecord } from "../records";

const { specialSigKey, specialSecretSig, specialResourceSig, specialAssetSig, specialArchiveSig, unknownValue } =
  pulumi.runtime;

/** How secrets appear: `hidden` replaces them with a placeholder, and `plain` shows their values. */
export type SecretsMode = "hidden" | "plain";

/** Properties in wire format. This format marks unknown and secret values. */
export type WireProperties = Readonly<Record<string, unknown>>;

/** Readable properties, and the paths of their secrets. */
export interface ReadableProperties {
  readonly values: Record<string, unknown>;
  readonly secretPaths: string[];
}

/** Reports whether an object stands for a secret, an asset or a resource. */
export function isMarked(value: unknown): boolean {
  return isRecord(value) && specialSigKey in value;
}

/** Reports whether a wire value is a secret or contains one. */
export function containsSecret(value: unknown): boolean {
  if (Array.isArray(value)) {
    return value.some(containsSecret);
  }
  return isRecord(value) && (value[specialSigKey] === specialSecretSig || Object.values(value).some(containsSecret));
}

/** Marks a wire value as secret. */
export function asSecret(value: unknown): unknown {
  return containsSecret(value) ? value : { [specialSigKey]: specialSecretSig, value };
}

/** Makes wire properties readable: unknown and secret values become placeholders. */
export function readable(properties: WireProperties, secrets: SecretsMode): ReadableProperties {
  const secretPaths: string[] = [];
  const values: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(properties)) {
    values[key] = readableValue(value, key, secrets, secretPaths);
  }
  return { values, secretPaths };
}

function readableValue(value: unknown, path: string, secrets: SecretsMode, secretPaths: string[]): unknown {
  if (value === unknownValue) {
    return unknownMark;
  }
  if (Array.isArray(value)) {
    return value.map((item, index) => readableValue(item, `${path}[${index}]`, secrets, secretPaths));
  }
  if (!isRecord(value)) {
    return value;
  }
  const signature = value[specialSigKey];
  if (signature === specialSecretSig) {
    secretPaths.push(path);
    return secrets === "hidden" ? secretMark : readableValue(value.value, path, secrets, secretPaths);
  }
  if (signature === specialResourceSig) {
    return value.urn;
  }
  const entries = Object.entries(value)
    .filter(([key]) => key !== specialSigKey)
    .map(([key, item]) => [key, readableValue(item, `${path}.${key}`, secrets, secretPaths)] as const);
  const content = Object.fromEntries(entries);
  if (signature === specialAssetSig) {
    return { asset: content };
  }
  return signature === specialArchiveSig ? { archive: content } : content;
}

/** Turns wire properties into provider inputs: secrets become plain values, and resources become ids. */
export function providerInputs(properties: WireProperties): Record<string, unknown> {
  return Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, providerInput(value)]));
}

function providerInput(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(providerInput);
  }
  if (!isRecord(value)) {
    return value;
  }
  const signature = value[specialSigKey];
  if (signature === specialSecretSig) {
    return providerInput(value.value);
  }
  if (signature === specialResourceSig) {
    return value.id ?? value.urn;
  }
  /* Assets and archives keep their mark, so that a provider can return them as outputs. */
  return providerInputs(value);
}
