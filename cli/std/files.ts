import { existsSync, readFileSync } from "node:fs";
import * as path from "node:path";
import type { Fields } from "../values";
import { digest } from "./digests";
import { textOf } from "./inputs";

/** Functions of paths and files. Those of a program start in its folder. */
export const files: Readonly<Record<string, (inputs: Fields, folder: string) => unknown>> = {
  abspath: (inputs, folder) => path.resolve(folder, textOf(inputs)),
  basename: (inputs) => path.posix.basename(textOf(inputs)),
  dirname: (inputs) => path.posix.dirname(textOf(inputs)),
  file: (inputs, folder) => content(inputs, folder).toString("utf8"),
  filebase64: (inputs, folder) => content(inputs, folder).toString("base64"),
  fileexists: (inputs, folder) => existsSync(path.resolve(folder, textOf(inputs))),
  filemd5: (inputs, folder) => digest("md5", content(inputs, folder)),
  filesha1: (inputs, folder) => digest("sha1", content(inputs, folder)),
  filesha256: (inputs, folder) => digest("sha256", content(inputs, folder)),
  filesha512: (inputs, folder) => digest("sha512", content(inputs, folder)),
};

function content(inputs: Fields, folder: string): Buffer {
  return readFileSync(path.resolve(folder, textOf(inputs)));
}
