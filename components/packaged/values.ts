import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { mergeMaps } from "../merge";
import { checkPlainValues, withoutDeclarations } from "../plain-secrets";
import { expected, type Problem } from "../problems";
import { isRecord } from "../records";
import type { HelmReleaseArgs } from "./helm-release-args";

type Values = Readonly<Record<string, unknown>>;

/** A file of values, or the mistake in it. */
interface ReadFile {
  readonly path: string;
  readonly values?: Values;
  readonly problem?: Problem;
}

const fix = "pass a secret Output, or put it into a Secret and set a value that names the Secret";

/** Values as a release gets them, and the mistakes in them. */
export interface MergedValues {
  readonly values: Values;
  readonly problems: readonly Problem[];
}

/** Reads the files of values and merges the values over them, as Helm does. */
export function mergedValues({ values = {}, valueFiles = [] }: HelmReleaseArgs): MergedValues {
  const files = valueFiles.map((file, index) => readValues(`valueFiles[${index}]`, file));
  const all = [...files, { path: "values", values }];
  return {
    values: withoutDeclarations({ ...mergeMaps(all.map((one) => one.values ?? {})) }),
    problems: [
      ...files.flatMap(({ problem }) => problem ?? []),
      ...all.flatMap((one) => checkPlainValues(one.path, one.values ?? {}, fix, "")),
    ],
  };
}

function readValues(path: string, file: string): ReadFile {
  try {
    const parsed: unknown = parse(readFileSync(file, "utf8")) ?? {};
    return isRecord(parsed)
      ? { path, values: parsed }
      : { path, problem: expected(path, "a file with a map of values", file) };
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
    return { path, problem: expected(path, "a readable file of values in YAML", file, reason) };
  }
}
