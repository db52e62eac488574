import { isRecord, type TextPlace } from "../../../../components/testing";
import type { PlannedResource } from "../../planned-resource";
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
  /^(?:kubernetes:core\/v1:ConfigMap(?:Patch)? data|kubernetes:helm\.sh\/v[34]:(?:Release|Chart) values|kubernetes:argoproj\.io\/\S+:Application\w* .*\bvaluesObject|kubernetes:keda\.sh\/\S+ .*\btriggers\[[^\]]*\]\.metadata|\S+ (?:.*\.)?environment\.variables)$/;

/** Returns inputs with each of their texts as `map` returns it. */
export function mapTexts(
  { inputs, type }: Pick<PlannedResource, "inputs" | "type">,
  map: (placed: PlacedText) => string,
): Record<string, unknown> {
  const walk = (value: unknown, where: Where): unknown => {
    if (typeof value === "string") {
      return map({ ...where, text: value });
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
  const top: Where = { path: "", place: "other", isMain: false, key: "", type, isFree: false };
  return walk(inputs, top) as Record<string, unknown>;
}

function inMap(map: Readonly<Record<string, unknown>>, key: string, where: Where): Where {
  const path = keyPath(where.path, key);
  /* In a container's `env`, the name of a variable is beside its value. */
  const isVariable = key === "value" && nameIn(map) !== undefined && (where.isFree || /^envs?$/.test(where.key));
  const name = isVariable ? nameIn(map) : where.isFree ? key : undefined;
  const isFree = where.isFree || free.test(`${where.type} ${path}`);
  return { ...where, path, key, isFree, place: name === undefined ? "other" : { name } };
}

function nameIn(item: unknown): string | undefined {
  return isRecord(item) && typeof item.name === "string" ? item.name : undefined;
}
