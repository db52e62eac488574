import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { mergeMaps } from "../merge";
import { checkPlainValues, withoutDeclarations } from "../plain-secrets";
import { expected, type Problem } from "../problems";
import { isRecord } from "../records";
import type { HelmReleaseArgs } from "./helm-release-args";

type Values = Readonly<Record<string, unknown>>;

/** A values file, or the mistake in it. */
interface ReadFile {
  readonly path: string;
  readonly values?: Values;
  readonly problem?: Problem;
}

const fix = "pass a secret Output, or put the secret into a Secret and set a value that contains the Secret's name";

/** The merged values of a release, and the mistakes in them. */
export interface MergedValues {
  readonly values: Values;
  readonly problems: readonly Problem[];
}

/** Reads the values files and merges the values over them, in the same way as Helm. */
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
      : { path, problem: expected(path, "a values file that contains a map", file) };
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
    return { path, problem: expected(path, "a readable values file in YAML", file, reason) };
  }
}
