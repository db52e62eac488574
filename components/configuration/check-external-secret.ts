import { among, matches, notEmpty } from "../checks";
import { secondsOf } from "../duration";
import { checkLabels } from "../labels";
import { checkCredentials } from "../plain-secrets";
import { collectProblems, expected, isPlain, type Problem, quote } from "../problems";
import type { ExternalSecretSpec } from "./external-secret-spec";
import { checkKeys } from "./keys";

/** Lists the mistakes in an ExternalSecret. External-secrets' own webhook refuses the same combinations of policies. */
export function checkExternalSecret(spec: ExternalSecretSpec): Problem[] {
  const { data = {}, dataFrom = [], template, refreshInterval } = spec;
  return [
    ...checkKeys({ data, "template.data": template?.data }),
    ...collectProblems([
      Object.keys(data).length + dataFrom.length === 0 &&
        expected("data", "at least one of data and dataFrom", undefined),
      ...Object.entries(data).map(([key, ref]) => emptyName(typeof ref === "string" ? ref : ref.key, `data.${key}`)),
      ...dataFrom.flatMap((each, index) => checkDataFrom(each, `dataFrom[${index}]`)),
    ]),
    ...checkInterval(refreshInterval),
    ...checkTemplate(spec),
    ...checkPolicies(spec),
  ];
}

/**
 * Shortest interval between reads. Clouds charge for reads and limit their number. Each key of each ExternalSecret is one read.
 * https://aws.amazon.com/secrets-manager/pricing/
 * https://external-secrets.io/latest/guides/controller-class/
 */
const leastSeconds = 60;

function checkInterval(interval: string | undefined): Problem[] {
  const path = "refreshInterval";
  const seconds = interval === undefined ? leastSeconds : secondsOf(interval);
  if (seconds === 0) {
    return [expected(path, 'a duration above zero such as "15m" or "1h30m"', interval)];
  }
  const fix = "stores charge for each read and limit the number of reads; set an interval of some minutes";
  return seconds < leastSeconds ? [expected(path, `at least "1m"`, interval, fix)] : [];
}

function checkTemplate({ data = {}, dataFrom = [], template }: ExternalSecretSpec): Problem[] {
  return [
    ...checkLabels("template.metadata.labels", template?.metadata?.labels),
    ...checkCredentials("template", template, "list the secret in data, and write {{ .<key> }} here"),
    ...checkTexts(template, data, dataFrom),
  ];
}

/** Lists templates that lack closing brackets or contain a key that the Secret does not have. */
function checkTexts(
  template: ExternalSecretSpec["template"],
  data: NonNullable<ExternalSecretSpec["data"]>,
  dataFrom: NonNullable<ExternalSecretSpec["dataFrom"]>,
): Problem[] {
  return Object.entries(template?.data ?? {}).flatMap(([key, text]) => {
    const path = `template.data.${key}`;
    if (!isPlain<string>(text)) {
      return [];
    }
    if (text.split("{{").length !== text.split("}}").length) {
      return [{ path, message: 'expected as many "}}" as "{{"' }];
    }
    const named = [...text.matchAll(/\{\{-?\s*\.([A-Za-z_]\w*)/g)].flatMap(([, name]) => name ?? []);
    const unknown = dataFrom.length > 0 ? [] : named.filter((name) => !(name in data));
    return unknown.flatMap((name) => among(path, name, "the keys of data", Object.keys(data)));
  });
}

function checkPolicies({ creationPolicy = "Owner", deletionPolicy }: ExternalSecretSpec): Problem[] {
  const withPolicy = `with creationPolicy ${quote(creationPolicy)}`;
  const path = "deletionPolicy";
  return collectProblems([
    deletionPolicy === "Delete" &&
      ["Merge", "CreateOrMerge", "None"].includes(creationPolicy) &&
      expected(path, `"Retain" or "Merge" ${withPolicy}`, deletionPolicy, "the ExternalSecret does not own the Secret"),
    deletionPolicy === "Merge" &&
      creationPolicy === "None" &&
      expected(path, `"Retain" ${withPolicy}`, deletionPolicy, "this creationPolicy creates no Secret"),
  ]);
}

function checkDataFrom(from: NonNullable<ExternalSecretSpec["dataFrom"]>[number], path: string): (Problem | false)[] {
  const { extract, find } = from;
  const fix = "otherwise the option `find` matches every secret in the store";
  const { name, tags } = find ?? {};
  return [
    (extract === undefined) === (find === undefined) && expected(path, "either extract or find", Object.keys(from)),
    extract !== undefined && emptyName(extract.key, `${path}.extract`),
    find !== undefined &&
      Object.values(find).every((value) => value === undefined) &&
      expected(`${path}.find`, "at least one of name, tags and path", undefined, fix),
    name?.regexp === "" && expected(`${path}.find.name.regexp`, "a regular expression", name.regexp, fix),
    name !== undefined &&
      isUnbalanced(name.regexp) &&
      expected(`${path}.find.name.regexp`, "a regular expression in which all brackets are closed", name.regexp),
    ...notEmpty(`${path}.find.tags`, tags, "tag", fix),
  ];
}

/**
 * Reports whether a regular expression is malformed. External-secrets is written in Go. Go's regular expressions differ from JavaScript's only in
 * their flags and names of groups.
 */
function isUnbalanced(regexp: string): boolean {
  try {
    return new RegExp(regexp.replace(/\(\?[a-zA-Z]+\)/g, "").replaceAll("(?P<", "(?<")).source === undefined;
  } catch (error) {
    return error instanceof SyntaxError;
  }
}

/** Lists the names that cannot exist in the store. Skips names that are known only later. */
export function checkStoreKeys(
  rule: { readonly pattern: string; readonly says: string } | undefined,
  { data = {}, dataFrom = [] }: ExternalSecretSpec,
): Problem[] {
  const named = [
    ...Object.entries(data).map(([key, ref]) => [`data.${key}`, typeof ref === "string" ? ref : ref.key] as const),
    ...dataFrom.map(({ extract }, index) => [`dataFrom[${index}].extract`, extract?.key] as const),
  ];
  return rule === undefined
    ? []
    : named.flatMap(([path, key]) =>
        matches(path, key, new RegExp(rule.pattern), `the name of a secret in the store: ${rule.says}`),
      );
}

function emptyName(key: unknown, path: string): Problem | false {
  return isPlain(key) && key === "" && expected(path, "the name of a secret in the store", key);
}

/** Returns the keys of the Secret, or nothing if only the store knows them. */
export function keysOf({ data = {}, dataFrom = [], template }: ExternalSecretSpec): string[] | undefined {
  const templated = Object.keys(template?.data ?? {});
  if (templated.length > 0 && template?.mergePolicy !== "Merge") {
    return templated;
  }
  return dataFrom.length > 0 ? undefined : [...new Set([...Object.keys(data), ...templated])];
}
