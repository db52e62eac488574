import { shortened } from "../../../../shortened";
import { isComponent, labelOfPlanned, shownChange } from "../../words";
import { rule } from "../rule";

/** Lists changed inputs of components whose resources a plugin creates. No plan shows the changes inside. */
export const unseenComponentLines = rule("unjudged", ({ after: resources, found }) => {
  const parents = new Set(resources.map(({ parent }) => parent));
  return found.changed
    .filter(({ after }) => isComponent(after) && !parents.has(after.urn))
    .flatMap(({ after, properties }) => {
      const inputs = properties.filter(({ path }) => !/^(?:options|provider)\b/.test(path));
      return inputs.length === 0
        ? []
        : [
            `${labelOfPlanned(after)}: these changes have effects inside the component, which the plan does not show: ${shortened(inputs.map(shownChange), 4)}`,
          ];
    });
});
