import { type Fields, fields, isRecord, items, text } from "../../../../values";
import { isWorkload, workloads } from "../../../descriptions";
import type { PlannedResource } from "../../../planned-resource";
import type { Changed, PropertyChange } from "../../changes";
import { contentOf } from "../../documents";
import { registered } from "../../registered";
import { keyPath, valueChanges } from "../../value-changes";
import { kindOfPlanned } from "../../words";

/*
 * The settings that workloads and ConfigMaps give to programs: flags, variables, and lines and values of configuration. Each has a name and a value,
 * in any notation: `--tls=false`, `--tls false`, `TLS=false`, `tls false`, `tls: false`.
 */

/** Where a setting of a program stands. */
export type SettingPlace = "argument" | "variable" | "configuration" | "container";

const argument = /\.(?:args|command)(?:\[|$)/;
const variable = /\benv\[([\w.-]+)\](?:\.value)?$/;
/** Says where a variable may be read, not what it means. https://nextjs.org/docs/app/guides/environment-variables */
const ofBrowsers = /^(?:NEXT|NUXT|EXPO)_PUBLIC_/;
const configuration = /^(?:data|binaryData)\b/;
const container = /\b(?:c|initC)ontainers\[[^\]]*\]$/;

/** Returns the kind of setting that a change is about; nothing if it is not a setting of a program. */
export function settingPlace(resource: PlannedResource, path: string): SettingPlace | undefined {
  if (isWorkload(registered(resource))) {
    const places = { variable, argument, container };
    return (["variable", "argument", "container"] as const).find((place) => places[place].test(path));
  }
  const isConfigMap = resource.type.startsWith("kubernetes:") && kindOfPlanned(resource) === "ConfigMap";
  return isConfigMap && configuration.test(path) ? "configuration" : undefined;
}

/** Returns the settings in a change, each with a path that ends in its name: `env.TLS`, `args.tls`, `data["redis.conf"].appendonly`. */
export function namedSettings(resource: PlannedResource, change: PropertyChange): PropertyChange[] {
  switch (settingPlace(resource, change.path)) {
    case "variable": {
      const name = (variable.exec(change.path)?.[1] ?? "").replace(ofBrowsers, "");
      return [{ path: `env.${name}`, before: valueOf(change.before), after: valueOf(change.after) }];
    }
    case "argument":
      return flags(change);
    case "configuration":
      return lines(change);
    case "container":
      return toldTo("containers", fields(change.after)).flatMap((each) => namedSettings(resource, each));
    case undefined:
      return [];
  }
}

/** Returns all settings of programs in a new object, as changes from nothing. */
export function newSettings(after: PlannedResource): Changed {
  const before = { ...after, inputs: {} };
  const data = Object.entries(fields(after.inputs.data)).flatMap(([key, content]) => {
    const path = keyPath("data", key);
    const { document } = contentOf(key, text(content) ?? "");
    return document === undefined ? valueChanges(path, "", content) : valueChanges(path, {}, document);
  });
  const told = workloads([registered(after)]).flatMap(({ podSpec }) =>
    ["containers", "initContainers"].flatMap((kind) => items(podSpec, kind).flatMap((each) => toldTo(kind, each))),
  );
  return { before, after, properties: [...data, ...told] };
}

function toldTo(kind: string, container: Fields): PropertyChange[] {
  const path = `${kind}[${text(container, "name") ?? ""}]`;
  return ["command", "args", "env"].flatMap((key) => valueChanges(`${path}.${key}`, [], container[key] ?? []));
}

/** Returns the value of a variable. If only one side has the variable, the change holds its whole item. */
function valueOf(value: unknown): unknown {
  return isRecord(value) ? value.value : value;
}

function flags({ path, before, after }: PropertyChange): PropertyChange[] {
  const named = /\[--?([\w-]+)\]$/.exec(path)?.[1];
  const [was, is] = [before, after].map((value) => flagIn(value, named));
  return [...new Set([was?.name, is?.name])].flatMap((name) => {
    const valueIn = (flag: typeof was) => (flag?.name === name ? flag?.value : undefined);
    return name === undefined ? [] : [{ path: `args.${name}`, before: valueIn(was), after: valueIn(is) }];
  });
}

/** Reads a flag with its value. `named` is the flag before the value. */
function flagIn(value: unknown, named: string | undefined): { name: string; value: string } | undefined {
  const given = text(value);
  const [, flag, own = "true"] = /^--?([a-zA-Z][\w.-]*)(?:=(.*))?$/s.exec(given ?? "") ?? [];
  if (flag !== undefined) {
    return { name: flag, value: own };
  }
  return given === undefined || named === undefined ? undefined : { name: named, value: given };
}

/** A line of configuration, without the space around it: a name, a separator and a value. */
const line = /^([A-Za-z][\w.-]*)\s*(?:[:=]\s*|\s)(\S.*)$/;

/** Reads the lines of a text; values of documents have their names in the path. */
function lines({ path, before, after }: PropertyChange): PropertyChange[] {
  const inText = /^(.*)\[line \d+\]$/.exec(path)?.[1];
  if (inText === undefined) {
    return [{ path, before, after }];
  }
  const [was, is] = [before, after].map(byName);
  return [...new Set([...(was?.keys() ?? []), ...(is?.keys() ?? [])])].flatMap((name) => {
    const [old, now] = [was?.get(name), is?.get(name)];
    return old === now ? [] : [{ path: `${inText}.${name}`, before: old, after: now }];
  });
}

/** Returns the values of lines by their names. A line without a name, such as a command, stands for itself. */
function byName(value: unknown): ReadonlyMap<string, string> {
  const all = typeof value === "string" ? value.split("\n") : [];
  return new Map(
    all
      .map((each) => each.trim())
      .filter((each) => !comment.test(each))
      .map((each) => {
        const [, name, given] = line.exec(each) ?? [];
        return [name ?? each, given ?? ""] as const;
      }),
  );
}

/** Lines that no program reads. */
const comment = /^(?:#|;|\/\/|$)/;
