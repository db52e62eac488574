import { checkLabelKey, checkLabelValue } from "./labels";
import { nearName } from "./near-name";
import { leavesOf } from "./overrides";
import { checkCredentials } from "./plain-secrets";
import { expected, isPlain, type Problem, quote } from "./problems";
import { isRecord } from "./records";

/** Fields of an object that options set, and the option of each. */
export type TakenFields = readonly (readonly [path: RegExp, option: string])[];

/** Lists the overrides of fields that options set. They are refused, because checks and other objects read only the options. */
export function checkTaken(overrides: object | undefined, taken: TakenFields): Problem[] {
  return leavesOf(overrides ?? {}).flatMap(([path]) => {
    const option = taken.find(([pattern]) => pattern.test(path))?.[1];
    return option === undefined
      ? []
      : [{ path: `overrides.${path}`, message: `is set by ${option}; remove this override` }];
  });
}

/** The metadata that you may write: https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/object-meta/ */
const metadataKeys = ["annotations", "finalizers", "generateName", "labels", "name", "namespace", "ownerReferences"];

/**
 * Lists the mistakes that every kind of object can have: unknown parts, and misspelt or malformed metadata.
 *
 * @param parts the parts that you may override, for instance `metadata` and `spec`
 */
export function checkObjectOverrides(overrides: unknown, parts: readonly string[] = ["metadata", "spec"]): Problem[] {
  if (!isRecord(overrides)) {
    return [];
  }
  const { metadata } = overrides;
  const unknown = [
    ...unknownKeys("overrides", overrides, parts),
    ...checkCredentials(
      "overrides",
      overrides,
      "everybody with access to the object can read this value; use a Secret",
    ),
  ];
  if (metadata === undefined || !isPlain<unknown>(metadata)) {
    return unknown;
  }
  if (!isRecord(metadata)) {
    return [...unknown, expected("overrides.metadata", "a map", metadata)];
  }
  const at = "overrides.metadata";
  return [
    ...unknown,
    ...unknownKeys(at, metadata, metadataKeys),
    ...checkTexts(`${at}.labels`, metadata.labels, checkLabelValue),
    ...checkTexts(`${at}.annotations`, metadata.annotations, () => []),
  ];
}

function unknownKeys(path: string, map: Readonly<Record<string, unknown>>, known: readonly string[]): Problem[] {
  return Object.keys(map)
    .filter((key) => !known.includes(key))
    .map((key) => {
      const meant = nearName(key, known);
      const fix = meant === undefined ? `allowed are ${known.join(", ")}` : `did you mean ${quote(meant)}?`;
      return { path: `${path}.${key}`, message: `unknown part of the object; ${fix}` };
    });
}

function checkTexts(path: string, map: unknown, checkValue: (path: string, value: string) => Problem[]): Problem[] {
  if (map === undefined || !isPlain<unknown>(map)) {
    return [];
  }
  if (!isRecord(map)) {
    return [expected(path, "a map of texts", map)];
  }
  return Object.entries(map).flatMap(([key, value]) => [
    ...checkLabelKey(`${path}.${key}`, key, []),
    ...(typeof value === "string" ? checkValue(`${path}.${key}`, value) : []),
    ...(isPlain<unknown>(value) && typeof value !== "string"
      ? [expected(`${path}.${key}`, "a text", value, "put it in quotes")]
      : []),
  ]);
}
