import { isUtf8 } from "node:buffer";
import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import type * as pulumi from "@pulumi/pulumi";
import { collectProblems, isPlain, type Problem, quote } from "../problems";
import { checkKeys } from "./keys";

/** What a ConfigMap is filled with, by key. */
export interface ContentArgs {
  /** Text. A secret is refused. @default none */
  readonly data?: Readonly<Record<string, pulumi.Input<string>>>;
  /** Anything else, in base64. @default none */
  readonly binaryData?: Readonly<Record<string, string>>;
  /** Files by path from the project's folder; what is not UTF-8 becomes binary data. @default none */
  readonly files?: Readonly<Record<string, string>>;
}

/** What a ConfigMap holds, files read. */
export type Content = Required<Pick<ContentArgs, "data" | "binaryData">>;

/** What Kubernetes lets the values of one ConfigMap weigh together. */
const maxBytes = 2 ** 20;

/** Objections to what a ConfigMap is filled with. */
export function checkContent({ data = {}, binaryData = {}, files = {} }: ContentArgs): Problem[] {
  const keys = [data, binaryData, files].flatMap(Object.keys);
  const twice = new Set(keys.filter((key, index) => keys.indexOf(key) !== index));
  return [
    ...checkKeys([...new Set(keys)], ""),
    ...collectProblems([
      keys.length === 0 && { path: "data", message: "at least one of data, binaryData and files, given nothing" },
      ...[...twice].map((key) => ({ path: key, message: `a key of its own, given ${quote(key)} for the second time` })),
      ...Object.entries(binaryData).map(
        ([key, value]) =>
          !isBase64(value) && { path: `binaryData.${key}`, message: "base64, given something else: encode it" },
      ),
      ...Object.entries(files).map(
        ([key, path]) =>
          statSync(path, { throwIfNoEntry: false })?.isFile() !== true && {
            path: `files.${key}`,
            message: `a file, by its path from the project's folder, given ${quote(path)}, where there is none`,
          },
      ),
    ]),
  ];
}

/** Objections to how much a ConfigMap holds; what is known later, the API server weighs. */
export function checkSize({ data, binaryData }: Content): Problem[] {
  const texts = Object.values(data)
    .filter(isPlain<string>)
    .map(bytesOf);
  const bytes = [...texts, ...Object.values(binaryData).map((value) => Buffer.from(value, "base64").length)];
  const sum = bytes.reduce((total, each) => total + each, 0);
  return collectProblems([
    sum > maxBytes && {
      path: "",
      message: `at most ${maxBytes} bytes (1 MiB) in all, given ${sum}: divide it, or put it into an image or a volume`,
    },
  ]);
}

/** Reads the files, and puts each where its bytes can be. */
export function contentOf({ data = {}, binaryData = {}, files = {} }: ContentArgs): Content {
  const read = Object.entries(files).map(([key, path]) => [key, readFileSync(path)] as const);
  const texts = read.filter(([, bytes]) => isUtf8(bytes)).map(([key, bytes]) => [key, bytes.toString("utf8")]);
  const others = read.filter(([, bytes]) => !isUtf8(bytes)).map(([key, bytes]) => [key, bytes.toString("base64")]);
  return {
    data: { ...data, ...(Object.fromEntries(texts) as Record<string, string>) },
    binaryData: { ...binaryData, ...(Object.fromEntries(others) as Record<string, string>) },
  };
}

/** Ten digits that tell this content from any other, or nothing while a part of it is not known. */
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

/** Tells base64 from anything else. */
export function isBase64(text: string): boolean {
  return text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text);
}
