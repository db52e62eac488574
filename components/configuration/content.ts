import { isUtf8 } from "node:buffer";
import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import type * as pulumi from "@pulumi/pulumi";
import { checkCredentials, checkPlainValue, checkText, isNotSecret, type NotSecret, plainOf } from "../plain-secrets";
import { collectProblems, expected, isPlain, type Problem } from "../problems";
import { checkKeys, checkKeysOnce } from "./keys";

/** Contents of a ConfigMap, by key. */
export interface ContentArgs {
  /**
   * Texts by key. Keelson refuses a secret and a value that looks like a secret. For a value that only looks like a secret, write `{ notSecret: … }`.
   *
   * @default none
   */
  readonly data?: Readonly<Record<string, pulumi.Input<string> | NotSecret>>;
  /** Binary data by key, in base64. @default none */
  readonly binaryData?: Readonly<Record<string, string>>;
  /**
   * Paths of files by key, relative to the project's folder. A file that is not UTF-8 becomes binary data. Keelson refuses a file with a value that
   * looks like a secret. If the value is not a secret, write `{ notSecret: path }`.
   *
   * @default none
   */
  readonly files?: Readonly<Record<string, string | NotSecret>>;
}

/** Contents of a ConfigMap, including the contents of its files. */
export interface Content {
  readonly data: Readonly<Record<string, pulumi.Input<string>>>;
  readonly binaryData: Readonly<Record<string, string>>;
}

/** Kubernetes' limit for all values of a ConfigMap together, in bytes. */
const maxBytes = 2 ** 20;

/** Lists the mistakes in the contents of a ConfigMap. */
export function checkContent({ data = {}, binaryData = {}, files = {} }: ContentArgs): Problem[] {
  const keys = [data, binaryData, files].flatMap(Object.keys);
  return [
    ...checkKeys({ data, binaryData, files }),
    ...checkKeysOnce({ data, binaryData, files }),
    ...collectProblems([
      keys.length === 0 && expected("data", "at least one of data, binaryData and files", undefined),
      ...Object.entries(binaryData).map(([key, value]) => !isBase64(value) && expected(`binaryData.${key}`, "base64")),
      ...Object.entries(files).map(
        ([key, path]) =>
          !isFile(plainOf(path)) &&
          expected(`files.${key}`, "the path of an existing file, relative to the project's folder", plainOf(path)),
      ),
    ]),
    ...Object.entries(binaryData).flatMap(([key, value]) =>
      checkCredentials(
        `binaryData.${key}`,
        Buffer.from(value, "base64").toString("latin1"),
        "put the value into a Secret",
      ),
    ),
    ...Object.entries(data).flatMap(([key, value]) => checkSecrecy(`data.${key}`, key, value)),
    ...Object.entries(files).flatMap(([key, path]) =>
      typeof path === "string" && isFile(path)
        ? checkSecrecy(`files.${key}`, key, readFileSync(path).toString("utf8"))
        : [],
    ),
  ];
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

function checkSecrecy(path: string, key: string, text: unknown): Problem[] {
  const fix = 'put the value into a Secret (with "pulumi config set --secret") or an ExternalSecret';
  const named = checkPlainValue(path, key, text, fix);
  return named.length > 0 || typeof text !== "string" ? named : checkText(path, text, fix);
}

/** Lists the contents that the program declares not to be secrets. */
export function declaredPlain({ data = {}, files = {} }: ContentArgs): string[] {
  return Object.entries({ data, files }).flatMap(([kind, values]) =>
    Object.entries(values).flatMap(([key, value]) => (isNotSecret(value) ? `${kind}.${key}` : [])),
  );
}

/** Refuses contents above the limit. The API server checks values that are known only later. */
export function checkSize({ data, binaryData }: Content): Problem[] {
  const texts = Object.values(data)
    .filter(isPlain<string>)
    .map(bytesOf);
  const bytes = [...texts, ...Object.values(binaryData).map((value) => Buffer.from(value, "base64").length)];
  const sum = bytes.reduce((total, each) => total + each, 0);
  const fix = "use several ConfigMaps, or put the files into an image or a volume";
  return sum > maxBytes ? [expected("", `at most ${maxBytes} bytes (1 MiB) in total`, sum, fix)] : [];
}

/** Reads the files and adds each to the texts or to the binary data. */
export function contentOf({ data = {}, binaryData = {}, files = {} }: ContentArgs): Content {
  const plainData = Object.fromEntries(Object.entries(data).map(([key, value]) => [key, plainOf(value)] as const));
  const read = Object.entries(files).map(([key, path]) => [key, readFileSync(plainOf(path))] as const);
  const texts = read.filter(([, bytes]) => isUtf8(bytes)).map(([key, bytes]) => [key, bytes.toString("utf8")]);
  const others = read.filter(([, bytes]) => !isUtf8(bytes)).map(([key, bytes]) => [key, bytes.toString("base64")]);
  return {
    data: { ...plainData, ...(Object.fromEntries(texts) as Record<string, string>) },
    binaryData: { ...binaryData, ...(Object.fromEntries(others) as Record<string, string>) },
  };
}

/** Returns ten digits that identify the contents. Returns nothing while a part of the contents is unknown. */
export function contentHash({ data, binaryData }: Content): string | undefined {
  if (!Object.values(data).every(isPlain)) {
    return undefined;
  }
  const parts = [data, binaryData].map((part) => Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 10);
}

function bytesOf(text: string): number {
  return Buffer.byteLength(text);
}

/** Reports whether a text is base64, with line breaks anywhere: https://pkg.go.dev/encoding/base64#Encoding.DecodeString */
export function isBase64(text: string): boolean {
  const digits = text.replaceAll(/[\r\n]/g, "");
  return digits.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(digits);
}
