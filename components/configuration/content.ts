import { isUtf8 } from "node:buffer";
import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import type * as pulumi from "@pulumi/pulumi";
import { once } from "../checks";
import { collectProblems, expected, isPlain, type Problem } from "../problems";
import { checkKeys } from "./keys";

/** Contents of a ConfigMap, by key. */
export interface ContentArgs {
  /** Texts. A secret is refused. @default none */
  readonly data?: Readonly<Record<string, pulumi.Input<string>>>;
  /** Binary data in base64. @default none */
  readonly binaryData?: Readonly<Record<string, string>>;
  /** Paths of files, from the project's folder. A file that is not UTF-8 becomes binary data. @default none */
  readonly files?: Readonly<Record<string, string>>;
}

/** Contents of a ConfigMap, with the files read. */
export type Content = Required<Pick<ContentArgs, "data" | "binaryData">>;

/** Kubernetes' limit of the values of a ConfigMap together. */
const maxBytes = 2 ** 20;

/** Lists the mistakes in the contents of a ConfigMap. */
export function checkContent({ data = {}, binaryData = {}, files = {} }: ContentArgs): Problem[] {
  const keys = [data, binaryData, files].flatMap(Object.keys);
  return [
    ...checkKeys([...new Set(keys)], ""),
    ...once("", keys, "key"),
    ...collectProblems([
      keys.length === 0 && expected("data", "at least one of data, binaryData and files", undefined),
      ...Object.entries(binaryData).map(([key, value]) => !isBase64(value) && expected(`binaryData.${key}`, "base64")),
      ...Object.entries(files).map(
        ([key, path]) =>
          statSync(path, { throwIfNoEntry: false })?.isFile() !== true &&
          expected(`files.${key}`, "the path of an existing file, from the project's folder", path),
      ),
    ]),
  ];
}

/** Refuses contents over the limit. The API server checks values that are known only later. */
export function checkSize({ data, binaryData }: Content): Problem[] {
  const texts = Object.values(data)
    .filter(isPlain<string>)
    .map(bytesOf);
  const bytes = [...texts, ...Object.values(binaryData).map((value) => Buffer.from(value, "base64").length)];
  const sum = bytes.reduce((total, each) => total + each, 0);
  const fix = "split it, or use an image or a volume";
  return sum > maxBytes ? [expected("", `at most ${maxBytes} bytes (1 MiB) in total`, sum, fix)] : [];
}

/** Reads the files and adds each to the texts or to the binary data. */
export function contentOf({ data = {}, binaryData = {}, files = {} }: ContentArgs): Content {
  const read = Object.entries(files).map(([key, path]) => [key, readFileSync(path)] as const);
  const texts = read.filter(([, bytes]) => isUtf8(bytes)).map(([key, bytes]) => [key, bytes.toString("utf8")]);
  const others = read.filter(([, bytes]) => !isUtf8(bytes)).map(([key, bytes]) => [key, bytes.toString("base64")]);
  return {
    data: { ...data, ...(Object.fromEntries(texts) as Record<string, string>) },
    binaryData: { ...binaryData, ...(Object.fromEntries(others) as Record<string, string>) },
  };
}

/** Returns ten digits that identify the contents, or nothing while a part is unknown. */
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

/** Reports whether a text is base64. */
export function isBase64(text: string): boolean {
  return text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text);
}
