import { isRecord, type TextPlace } from "../../../../components/testing";
import type { PlannedResource } from "../../planned-resource";
import { decoded, jsonIn, machineData } from "../documents";
import { keyPath } from "../value-changes";

/** A text in the inputs of a resource. */
export interface PlacedText {
  readonly text: string;
  /** Its property path, as in a change. */
  readonly path: string;
  readonly place: TextPlace;
  /** Whether it belongs to the first container of a pod. The paths of its declarations name no container. */
  readonly isMain: boolean;
}

type Where = Omit<PlacedText, "text"> & { readonly key: string; readonly type: string; readonly isFree: boolean };

/** Maps whose keys the user chooses, by type and path. Everywhere else, a word such as `secret` in a key means the name of a Secret. */
const free =
  /^(?:kubernetes:core\/v1:ConfigMap(?:Patch)? (?:data|binaryData)|kubernetes:helm\.sh\/v[34]:(?:Release|Chart) values|kubernetes:argoproj\.io\/\S+:Application\w* .*\bvaluesObject|kubernetes:keda\.sh\/\S+ .*\btriggers\[[^\]]*\]\.metadata|azure-native:web\S*:\w*ApplicationSettings\w* properties|\S+ (?:.*\.)?(?:environment\.variables|\w*[eE]nvironmentVariables|appSettings))$/;

/** Lists of variables: a container's, a task's of ECS, an app's of App Service. */
const variables = /^(?:envs?|environment|environmentVariables|appSettings)$/;

/** The secrets of Azure's Container Apps, each a name and its value. */
const secretValue = /^azure\S* (?:.*\.)?secrets\[[^\]]*\]\.value$/;

/** Returns inputs with each of their texts as `map` returns it. */
export function mapTexts(
  { inputs, type }: Pick<PlannedResource, "inputs" | "type">,
  map: (placed: PlacedText) => string,
): Record<string, unknown> {
  const walk = (value: unknown, where: Where): unknown => {
    if (typeof value === "string") {
      return mapText(value, where);
    }
    if (Array.isArray(value)) {
      const isWords =
        (where.isFree || /^(?:command|args)$/.test(where.key)) && value.every((item) => typeof item === "string");
      return value.map((item: unknown, index) =>
        walk(item, {
          ...where,
          path: `${where.path}[${nameIn(item) ?? index}]`,
          place: isWords ? { after: value[index - 1] } : where.place,
          isMain: where.isMain || (where.key === "containers" && index === 0),
        }),
      );
    }
    return isRecord(value)
      ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, walk(one, inMap(value, key, where))]))
      : value;
  };
  const mapText = (given: string, where: Where): string => {
    const text = isEncoded(where) ? decoded(given) : given;
    const inner = where.place === "other" ? jsonIn(text) : undefined;
    const shown = map({ ...where, text: inner === undefined ? text : rewritten(text, inner, walk(inner, where)) });
    /* Not encoded again, so that the mark can be seen. */
    return shown === text ? given : shown;
  };
  const top: Where = { path: "", place: "other", isMain: false, key: "", type, isFree: false };
  return walk(inputs, top) as Record<string, unknown>;
}

/** Returns a text of JSON with other content; the same text if the content is the same. */
function rewritten(text: string, before: object, after: unknown): string {
  return JSON.stringify(before) === JSON.stringify(after)
    ? text
    : JSON.stringify(after, undefined, text.includes("\n") ? 2 : 0);
}

function isEncoded({ key, path }: Where): boolean {
  return machineData.test(key) || /^binaryData\b/.test(path);
}

function inMap(map: Readonly<Record<string, unknown>>, key: string, where: Where): Where {
  const path = keyPath(where.path, key);
  const isFree = where.isFree || free.test(`${where.type} ${path}`);
  const name = nameOf(map, key, { ...where, path });
  return { ...where, path, key, isFree, place: name === undefined ? "other" : { name } };
}

/** Returns the name by which a value may be a secret. */
function nameOf(
  map: Readonly<Record<string, unknown>>,
  key: string,
  { type, path, isFree, key: list }: Where,
): string | undefined {
  /* In a container's `env`, the name of a variable is beside its value. */
  if (key === "value" && nameIn(map) !== undefined && (isFree || variables.test(list))) {
    return nameIn(map);
  }
  if (secretValue.test(`${type} ${path}`)) {
    return "secret";
  }
  return isFree || machineData.test(key) || isPassword(type, path, key) ? key : undefined;
}

/** Reports whether an input of a cloud, or a field of a custom resource, holds a password. What is sealed does not. */
function isPassword(type: string, path: string, key: string): boolean {
  const isOpen = !type.startsWith("kubernetes:") || (/^spec\b/.test(path) && !/\bencryptedData\b/.test(path));
  return isOpen && /^(?:\w*P|p)assword$/.test(key);
}

function nameIn(item: unknown): string | undefined {
  return isRecord(item) && typeof item.name === "string" ? item.name : undefined;
}
