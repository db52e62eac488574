import { labelOfPlanned } from "../../words";
import type { Compared, HeadLine } from "../contract";
import { joinedLines } from "../names";

/** Lists resources that keep under a new name what they were under an earlier one. Their children follow, and are not named. */
export function adoptedLines({ found }: Compared): HeadLine[] {
  const moved = found.changed.filter(
    ({ before, after, properties }) =>
      before.urn !== after.urn && properties.some(({ path }) => path.startsWith("options.aliases")),
  );
  const lines = moved.map(
    ({ before, after }) => `${labelOfPlanned(after)}: stays as it is, by an alias of ${nameIn(before.urn)}`,
  );
  return joinedLines(lines).map((text) => ({ class: "other", text }));
}

function nameIn(urn: string): string {
  return urn.slice(urn.lastIndexOf("::") + 2);
}
