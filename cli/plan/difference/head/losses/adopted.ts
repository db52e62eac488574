import { labelOfPlanned } from "../../words";
import { joinedLines } from "../names";
import { rule } from "../rule";

/** Lists resources that keep their identity under a new name. Their children follow and are not listed. */
export const adoptedLines = rule("other", ({ found }) => {
  const moved = found.changed.filter(
    ({ before, after, properties }) =>
      before.urn !== after.urn && properties.some(({ path }) => path.startsWith("options.aliases")),
  );
  const lines = moved.map(
    ({ before, after }) =>
      `${labelOfPlanned(after)}: takes over the existing resource, because its alias is the old name ${nameIn(before.urn)}`,
  );
  return joinedLines(lines);
});

function nameIn(urn: string): string {
  return urn.slice(urn.lastIndexOf("::") + 2);
}
