import { maskSecrets } from "../../../components/testing";
import { at, type Fields, isKnown, isRecord, text } from "../../values";

/** The longest value that is shown whole. */
const longestValue = 60;

/** Returns the note about fields that the user merged into an object, with their values. */
export function overridden(inputs: Fields): string[] {
  const paths = text(at(inputs, "metadata", "annotations", "keelson.dev/overrides"));
  const shown = paths?.split(" ").map((path) => {
    const value = valueAt(inputs, path);
    return value === undefined ? path : `${path} = ${shortValue(path, value)}`;
  });
  return shown === undefined ? [] : [`overrides ${shown.join(", ")}`];
}

/** Finds a value by its path. Keys may contain dots, so it tries the longest matching key first. */
function valueAt(value: unknown, path: string): unknown {
  if (path === "") {
    return value;
  }
  const [, list, name = "", rest = ""] = /^([^.[\]]+)\[([^\]]*)\]\.?(.*)$/.exec(path) ?? [];
  if (list !== undefined) {
    const all = at(value, list);
    return valueAt(Array.isArray(all) ? all.find((item) => at(item, "name") === name) : undefined, rest);
  }
  const keys = isRecord(value) ? Object.keys(value).filter((key) => path === key || path.startsWith(`${key}.`)) : [];
  const [key] = keys.sort((one, other) => other.length - one.length);
  return key === undefined ? undefined : valueAt(at(value, key), path.slice(key.length + 1));
}

/** Shows a value without what looks like a secret in it. */
function shortValue(path: string, value: unknown): string {
  const own = /([\w-]+)\]?(?:\.value)?$/.exec(path)?.[1] ?? "";
  const shown = JSON.stringify(value, (key, one: unknown) =>
    typeof one === "string" && isKnown(one)
      ? maskSecrets(one, { name: key === "" ? own : key }, () => "(looks like a secret)")
      : one,
  );
  return shown.length > longestValue ? `${shown.slice(0, longestValue - 1)}…` : shown;
}

/** Returns the note about values that look like secrets, but that the program declares as not secret. */
export function declaredPlain(metadata: unknown): string[] {
  const paths = text(at(metadata, "annotations", "keelson.dev/not-secret"));
  return paths === undefined ? [] : [`declared as not secret: ${paths.split(" ").join(", ")}`];
}
