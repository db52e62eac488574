import { shortened } from "../../../../shortened";
import { isComponent, labelOfPlanned, shownChange } from "../../words";
import type { Compared, HeadLine } from "../contract";

/** Lists changed inputs of components whose resources are made by a plugin: no plan sees what changes inside. */
export function unseenComponentLines({ after: resources, found }: Compared): HeadLine[] {
  const parents = new Set(resources.map(({ parent }) => parent));
  return found.changed
    .filter(({ after }) => isComponent(after) && !parents.has(after.urn))
    .flatMap(({ after, properties }): HeadLine[] => {
      const inputs = properties.filter(({ path }) => !/^(?:options|provider)\b/.test(path));
      return inputs.length === 0
        ? []
        : [
            {
              class: "unjudged",
              text: `${labelOfPlanned(after)}: the plan does not see what this changes inside: ${shortened(inputs.map(shownChange), 4)}`,
            },
          ];
    });
}
