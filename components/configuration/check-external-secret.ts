import { collectProblems, isPlain, type Problem, quote } from "../problems";
import { goDuration } from "./duration";
import type { ExternalSecretSpec } from "./external-secret-spec";
import { checkKeys } from "./keys";

/** Objections to what is copied from a store; the policies are those that external-secrets' own webhook refuses. */
export function checkExternalSecret(spec: ExternalSecretSpec): Problem[] {
  const { data = {}, dataFrom = [], template, refreshInterval, creationPolicy, deletionPolicy } = spec;
  const keys = [...Object.keys(data), ...Object.keys(template?.data ?? {})];
  return [
    ...checkKeys([...new Set(keys)], ""),
    ...collectProblems([
      Object.keys(data).length + dataFrom.length === 0 && {
        path: "data",
        message: "at least one of data and dataFrom, given nothing",
      },
      ...Object.entries(data).map(([key, ref]) => emptyName(typeof ref === "string" ? ref : ref.key, `data.${key}`)),
      ...dataFrom.flatMap((each, index) => checkDataFrom(each, `dataFrom[${index}]`)),
      refreshInterval !== undefined &&
        goDuration(refreshInterval) === undefined && {
          path: "refreshInterval",
          message: `hours, minutes and seconds such as "15m" or "1h30m", above zero, given ${quote(refreshInterval)}`,
        },
      deletionPolicy === "Delete" &&
        ["Merge", "CreateOrMerge", "None"].includes(creationPolicy ?? "Owner") && {
          path: "deletionPolicy",
          message: `"Retain" or "Merge" with creationPolicy ${quote(creationPolicy)}, given "Delete": the Secret is not its own`,
        },
      deletionPolicy === "Merge" &&
        creationPolicy === "None" && {
          path: "deletionPolicy",
          message: '"Retain" with creationPolicy "None", given "Merge": there is no Secret to merge with',
        },
    ]),
  ];
}

function checkDataFrom(given: NonNullable<ExternalSecretSpec["dataFrom"]>[number], path: string): (Problem | false)[] {
  const { extract, find } = given;
  return [
    (extract === undefined) === (find === undefined) && {
      path,
      message: `exactly one of extract and find, given ${quote(Object.keys(given))}`,
    },
    extract !== undefined && emptyName(extract.key, `${path}.extract`),
    find !== undefined &&
      Object.values(find).every((value) => value === undefined) && {
        path: `${path}.find`,
        message: "at least one of name, tags and path, given nothing: it would find every secret of the store",
      },
  ];
}

/** Objections to names that a store cannot have; what is not known yet is left out. */
export function checkStoreKeys(
  rule: { readonly pattern: string; readonly says: string } | undefined,
  { data = {}, dataFrom = [] }: ExternalSecretSpec,
): Problem[] {
  const named = [
    ...Object.entries(data).map(([key, ref]) => [`data.${key}`, typeof ref === "string" ? ref : ref.key] as const),
    ...dataFrom.map(({ extract }, index) => [`dataFrom[${index}].extract`, extract?.key] as const),
  ];
  return named.flatMap(([path, key]) =>
    rule === undefined || !isPlain(key) || new RegExp(rule.pattern).test(key)
      ? []
      : [{ path, message: `the name of a secret in the store, of ${rule.says}, given ${quote(key)}` }],
  );
}

function emptyName(key: unknown, path: string): Problem | false {
  return isPlain(key) && key === "" && { path, message: 'the name of a secret in the store, given ""' };
}

/** The keys that the Secret will have, where they can be told. */
export function keysOf({ data = {}, dataFrom = [], template }: ExternalSecretSpec): string[] | undefined {
  const templated = Object.keys(template?.data ?? {});
  if (templated.length > 0 && template?.mergePolicy !== "Merge") {
    return templated;
  }
  return dataFrom.length > 0 ? undefined : [...new Set([...Object.keys(data), ...templated])];
}
