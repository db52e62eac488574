import { labelOfPlanned } from "../../words";
import { joinedLines } from "../names";
import { rule } from "../rule";

/** Lists resources that keep under a new name what they were under an earlier one. Their children follow, and are not named. */
export const adoptedLines = rule("other", ({ found }) => {
  const moved = found.changed.filter(
    ({ before, after, properties }) =>
      before.urn !== after.urn && properties.some(({ path }) => path.startsWith("options.aliases")),
  );
  const lines = moved.map(
    ({ before, after }) => `${labelOfPlanned(after)}: stays as it is, because it has an alias of ${nameIn(before.urn)}`,
  );
  return joinedLines(lines);
});

function nameIn(urn: string): string {
  return urn.slice(urn.lastIndexOf("::") + 2);
}
