import { expected, type Problem } from "../../problems";
import type { BoundAddon } from "../addon";
import { stepGraph } from "../step-graph";
import { handOverOf } from "./handed-over";

const unknownChart =
  "the add-on's definition does not set underArgoCd, the list of objects outside the add-on's namespace";

/** Lists the add-ons that Argo CD should run but cannot run. Argo CD itself waits for these add-ons, or their charts do not allow it. */
export function checkHandOver(addons: readonly BoundAddon[]): Problem[] {
  const { by, steps } = handOverOf(addons);
  return by === undefined
    ? []
    : Object.keys(steps).flatMap((name) =>
        checkAddon(name, addons, by.name).map((one) => ({ ...one, ...at(by, name) })),
      );
}

function at({ name: by }: BoundAddon, name: string): Pick<Problem, "path"> {
  return { path: `addons.${by}.addons.${name}` };
}

function checkAddon(name: string, addons: readonly BoundAddon[], argoCd: string): Problem[] {
  const addon = addons.find((one) => one.name === name);
  if (addon === undefined) {
    const able = addons.filter(({ underArgoCd }) => typeof underArgoCd === "object").map((one) => one.name);
    return [expected("", `an add-on of the platform (${able.join(", ")})`, name)];
  }
  const refused = (why: string): Problem[] => [
    {
      path: "",
      message: `Argo CD cannot run ${name}, because ${why}; remove this key, so that Helm installs the add-on`,
    },
  ];
  const { underArgoCd = unknownChart } = addon;
  if (typeof underArgoCd === "string") {
    return refused(underArgoCd);
  }
  const way = wayTo(`${name}/release`, `${argoCd}/release`, addons);
  return way === undefined ? [] : refused(`Argo CD waits for ${name} (${way.join(" → ")})`);
}

/** Returns the chain of steps, in order, through which the last step waits for the first step. Undefined if it does not wait. */
function wayTo(first: string, last: string, addons: readonly BoundAddon[]): string[] | undefined {
  const graph = stepGraph(addons);
  const ways = [[last]];
  const seen = new Set([last]);
  for (const way of ways) {
    const [earliest = last] = way;
    if (earliest === first) {
      return way;
    }
    for (const before of (graph.predecessors(earliest) ?? []).filter((one) => !seen.has(one))) {
      seen.add(before);
      ways.push([before, ...way]);
    }
  }
  return undefined;
}
