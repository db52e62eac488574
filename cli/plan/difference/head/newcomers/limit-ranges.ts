import { parseQuantity, type RegisteredResource } from "../../../../../components/testing";
import { at, type Fields, fields, items, text } from "../../../../values";
import { workloads } from "../../../descriptions";
import { kindOf, labelOf, namespaceOf } from "../../../label";

/**
 * Lists workloads with a container that a LimitRange of their namespace refuses. Their pods run until one must start again.
 * https://kubernetes.io/docs/concepts/policy/limit-range/
 */
export function refusedByLimits(resources: readonly RegisteredResource[]): string[] {
  const all = workloads(resources);
  return resources
    .filter((each) => kindOf(each) === "LimitRange")
    .flatMap((range) => {
      const here = all.filter(
        ({ namespace, resource }) => namespace === namespaceOf(range) && resource.provider === range.provider,
      );
      return items(range.inputs, "spec", "limits")
        .filter(({ type }) => type === "Container")
        .flatMap((limit) =>
          here.flatMap(({ resource, podSpec }) =>
            [...items(podSpec, "containers"), ...items(podSpec, "initContainers")].flatMap((container) =>
              beyond(container, limit).map(
                (why) => `${labelOf(resource)}: ${labelOf(range)} refuses its pods, because ${why}`,
              ),
            ),
          ),
        );
    });
}

function beyond(container: Fields, limit: Fields): string[] {
  const bounds = (["max", "min"] as const).flatMap((bound) =>
    Object.entries(fields(limit[bound])).map(([what, value]) => ({ bound, what, value: text(value) ?? "" })),
  );
  return bounds.flatMap(({ bound, what, value }) => {
    const given = ["limits", "requests"].flatMap((kind) => text(at(container, "resources", kind, what)) ?? []);
    const edge = parseQuantity(value);
    const wrong = given.find((each) => {
      const amount = parseQuantity(each);
      return amount !== undefined && edge !== undefined && (bound === "max" ? amount > edge : amount < edge);
    });
    return wrong === undefined ? [] : [`${what} ${wrong} is ${bound === "max" ? "above" : "below"} ${value}`];
  });
}

/** Lists workloads whose containers set no limit and get one from a LimitRange. */
export function limitedByRanges(resources: readonly RegisteredResource[]): string[] {
  const all = workloads(resources);
  return resources
    .filter((each) => kindOf(each) === "LimitRange")
    .flatMap((range) => {
      const given = items(range.inputs, "spec", "limits")
        .filter(({ type }) => type === "Container")
        .flatMap((limit) => Object.entries(fields(limit.default)));
      return all
        .filter(({ namespace, resource }) => namespace === namespaceOf(range) && resource.provider === range.provider)
        .flatMap(({ resource, podSpec }) =>
          given
            .filter(([what]) =>
              items(podSpec, "containers").some((each) => at(each, "resources", "limits", what) === undefined),
            )
            .map(
              ([what, amount]) =>
                `${labelOf(resource)}: ${labelOf(range)} gives it a ${what} limit (${text(amount) ?? ""})`,
            ),
        );
    });
}
