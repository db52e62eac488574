import { isDeepStrictEqual } from "node:util";
import { shortened } from "../../../../shortened";
import { type Fields, fields, isRecord, items, text, texts } from "../../../../values";
import { kindOf } from "../../../label";
import type { Changed } from "../../changes";
import { registered } from "../../registered";
import { labelOfPlanned } from "../../words";
import type { Compared } from "../contract";
import { fresh, rule } from "../rule";
import { isVendors } from "../vendors";

/*
 * Compares schemas of custom resources. The API server drops or refuses parts of existing objects that no longer match.
 * https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/
 */

/** Lists definitions that accept less than before, and objects of a version that theirs no longer serves. */
export const crdSchemaLines = rule("unprotected", (compared) => {
  const { found } = compared;
  const changed = found.changed.filter(
    (pair) => kindOf(registered(pair.after)) === "CustomResourceDefinition" && !isVendors(pair.after, found),
  );
  return [...changed.flatMap(narrowerVersions), ...fresh(compared, unserved)];
});

function narrowerVersions({ before, after }: Changed): string[] {
  const old = new Map(items(before.inputs, "spec", "versions").map((each) => [text(each, "name"), each]));
  return items(after.inputs, "spec", "versions").flatMap((version) => {
    const name = text(version, "name") ?? "";
    const was = old.get(name);
    const less = was === undefined ? [] : narrower(schemaOf(was), schemaOf(version), "");
    return less.length === 0 ? [] : [`${labelOfPlanned(after)}: ${name} ${shortened(less, 5)}`];
  });
}

function schemaOf(version: Fields): Fields {
  return fields(version, "schema", "openAPIV3Schema");
}

/** Bounds that get tighter as they fall, and as they rise. */
const upper = ["maximum", "maxLength", "maxItems", "maxProperties"];
const lower = ["minimum", "minLength", "minItems", "minProperties"];
/** Fields that may differ without refusing an object, and fields that are compared separately. */
const judged = new Set([
  "description",
  "title",
  "example",
  "externalDocs",
  "properties",
  "items",
  "additionalProperties",
  "required",
  "enum",
  "type",
  "nullable",
  "x-kubernetes-preserve-unknown-fields",
  ...upper,
  ...lower,
]);

/** Says what a schema no longer accepts or keeps, by the path in an object. */
function narrower(before: Fields, after: Fields, path: string): string[] {
  const at = path === "" ? "the object" : path.slice(1);
  const [was, is] = [before, after].map((schema) => fields(schema.properties));
  const fieldsOf = Object.entries(was ?? {}).flatMap(([name, schema]) =>
    isRecord(is?.[name])
      ? narrower(fields(schema), fields(is[name]), `${path}.${name}`)
      : keepsUnknown(after)
        ? []
        : [`no longer has ${`${path}.${name}`.slice(1)}; an object loses this value at its next update`],
  );
  const inner = ["items", "additionalProperties"].flatMap((key) =>
    isRecord(before[key]) && isRecord(after[key]) ? narrower(before[key], after[key], `${path}[]`) : [],
  );
  return [
    ...fieldsOf,
    ...inner,
    ...texts(after, "required")
      .filter((name) => !texts(before, "required").includes(name))
      .map((name) => `now requires ${`${path}.${name}`.slice(1)}`),
    ...(isDeepStrictEqual(before.type, after.type) ? [] : [`has another type at ${at}`]),
    ...(acceptsLess(before, after) ? [`accepts fewer values at ${at}`] : []),
    ...otherRules(before, after).map((rule) => `has another ${rule} at ${at}`),
  ];
}

function keepsUnknown(schema: Fields): boolean {
  return schema["x-kubernetes-preserve-unknown-fields"] === true;
}

function acceptsLess(before: Fields, after: Fields): boolean {
  const words = (schema: Fields) => (Array.isArray(schema.enum) ? schema.enum.map(String) : undefined);
  const [was, is] = [words(before), words(after)];
  const tighter = (keys: readonly string[], way: number) =>
    keys.some((key) => {
      const [old, now] = [before[key], after[key]];
      return now !== undefined && (old === undefined || way * (Number(now) - Number(old)) < 0);
    });
  return (
    (is !== undefined && (was === undefined || was.some((word) => !is.includes(word)))) ||
    (before.nullable === true && after.nullable !== true) ||
    (keepsUnknown(before) && !keepsUnknown(after)) ||
    tighter(upper, 1) ||
    tighter(lower, -1)
  );
}

/** Names new and changed rules that may accept less: patterns, formats, defaults and expressions. */
function otherRules(before: Fields, after: Fields): string[] {
  const known = Object.keys(after).filter((key) => !judged.has(key) && !isDeepStrictEqual(before[key], after[key]));
  const isMore = (key: string) => key === "default" && before.default === undefined;
  return known.filter((key) => !isMore(key));
}

/** Lists objects of a version that the plan's definition does not serve. */
function unserved(resources: Compared["after"]): string[] {
  const versions = new Map(
    resources
      .filter((each) => each.type.startsWith("kubernetes:apiextensions.k8s.io/"))
      .map((each) => [
        `${text(each.inputs, "spec", "group") ?? ""} ${text(each.inputs, "spec", "names", "kind") ?? ""}`,
        items(each.inputs, "spec", "versions")
          .filter(({ served }) => served !== false)
          .map((version) => text(version, "name")),
      ]),
  );
  return versions.size === 0
    ? []
    : resources.flatMap((each) => {
        const [, group = "", version = "", kind = ""] = /^kubernetes:([^/]+)\/(\w+):(\w+)$/.exec(each.type) ?? [];
        const served = versions.get(`${group} ${kind}`);
        return served === undefined || served.includes(version)
          ? []
          : [
              `${kind} ${text(each.inputs, "metadata", "name") ?? each.name}: its CustomResourceDefinition no longer serves ${version}`,
            ];
      });
}
