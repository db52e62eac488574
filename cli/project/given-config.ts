import { basename } from "node:path";
import { isMap, parseDocument } from "yaml";
import { UserError } from "../user-error";
import type { Fields } from "../values";
import { fullConfigKey, isSecure } from "./stack-config";

/** A value or a part of one in a stack's file. */
interface Place {
  /** The keys that lead to it, as they are written. */
  readonly path: readonly (string | number)[];
  /** Whether all of it is encrypted, so that nobody can read it here. */
  readonly isSecret: boolean;
  /** The parts of it that are encrypted, by their names. */
  readonly secrets: readonly string[];
}

/**
 * Lists the values of a stack's configuration and their parts by the names that `pulumi config set --path` gives them: `shop:db`, `shop:db.password`,
 * `shop:hosts[0]`.
 */
export function writtenPlaces(config: Fields, project: string): ReadonlyMap<string, Place> {
  const named = Object.entries(config).map(([key, value]) => ({ key, name: fullConfigKey(key, project), value }));
  return new Map([
    ...named.flatMap(({ key, name, value }) => partsOf(name, [key], value)),
    ...named.map(({ key, name, value }) => [name, placeOf(name, [key], value)] as const),
  ]);
}

function placeOf(name: string, path: Place["path"], value: unknown): Place {
  const parts = partsOf(name, path, value).filter(([, { isSecret }]) => isSecret);
  return { path, isSecret: isSecure(value), secrets: parts.map(([part]) => part) };
}

function partsOf(name: string, path: Place["path"], value: unknown): (readonly [string, Place])[] {
  if (typeof value !== "object" || value === null || isSecure(value)) {
    return [];
  }
  const parts = Array.isArray(value)
    ? value.map((part: unknown, index) => [`${name}[${index}]`, index, part] as const)
    : Object.entries(value).map(([key, part]: [string, unknown]) => [`${name}.${key}`, key, part] as const);
  return parts.flatMap(([partName, key, part]) => [
    [partName, placeOf(partName, [...path, key], part)] as const,
    ...partsOf(partName, [...path, key], part),
  ]);
}

/**
 * Adds the configuration that you give to a stack's file, also in the place of its secrets.
 *
 * @throws UserError if the file has a key of it that is not secret, or only in parts
 */
export function withGiven(
  given: Readonly<Record<string, string>>,
  project: string,
  { file, text, config }: { readonly file: string; readonly text: string; readonly config: Fields },
): string {
  const places = writtenPlaces(config, project);
  const placed = Object.entries(given).map(([key, value]) => ({
    key,
    value,
    place: places.get(fullConfigKey(key, project)),
  }));
  const twice = placed.filter(({ place }) => place?.isSecret === false);
  if (twice.length > 0) {
    const parts = twice.flatMap(({ place }) => place?.secrets ?? []);
    const fix =
      parts.length > 0 ? `give only its encrypted parts: ${parts.join(", ")}` : "change these keys in the file";
    const got = twice.map(({ key }) => key).join(", ");
    throw new UserError(`--config: expected keys that ${basename(file)} leaves out or encrypts, got ${got}; ${fix}`);
  }
  if (placed.length === 0) {
    return text;
  }
  const document = parseDocument(text);
  if (!isMap(document.get("config"))) {
    document.set("config", document.createNode({}));
  }
  for (const { key, value, place } of placed) {
    document.setIn(["config", ...(place?.path ?? [key])], value);
  }
  return String(document);
}
