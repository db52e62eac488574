import { isDeepStrictEqual } from "node:util";
import { factsOf } from "../../../../clouds";
import { isRecord } from "../../../../values";
import { loadBalancer, openingsOf } from "../../../findings";
import type { PlannedResource } from "../../../planned-resource";
import type { Changed, PropertyChange } from "../../changes";
import { registered } from "../../registered";
import { admitsEverybody } from "../network";
import { grantsIn } from "./permissions";

type Inputs = PlannedResource["inputs"];

/**
 * Reports whether lines about what a resource admits or grants are about this change: with it alone, or without it alone, the resource
 * would admit or grant something else.
 */
export function changesMeaning(
  { before, after }: Pick<Changed, "before" | "after">,
  { path }: PropertyChange,
): boolean {
  const names = /^[\w-]+(?:\.[\w-]+)*/.exec(path)?.[0].split(".") ?? [];
  const changes = (resource: PlannedResource, other: PlannedResource) =>
    !isDeepStrictEqual(
      meaningOf(resource),
      meaningOf({ ...resource, inputs: replaced(resource.inputs, other.inputs, names) }),
    );
  return changes(after, before) || changes(before, after);
}

/** Lists what a resource by itself admits and grants. */
function meaningOf(resource: PlannedResource): unknown {
  const own = registered(resource);
  return [
    factsOf(own.type)?.admits?.(own.inputs),
    loadBalancer(own),
    openingsOf(own),
    grantsIn([own]),
    admitsEverybody(own),
  ];
}

/** Returns inputs with the value of other inputs at a path, as far down as both are maps. */
function replaced(inputs: Inputs, others: Inputs, [name = "", ...more]: readonly string[]): Inputs {
  const { [name]: own, ...rest } = inputs;
  const other = others[name];
  const value = isRecord(own) && isRecord(other) && more.length > 0 ? replaced(own, other, more) : other;
  return value === undefined ? rest : { ...rest, [name]: value };
}
