import { groupBy } from "../../../group-by";
import { shortened } from "../../../shortened";
import type { PlannedResource } from "../../planned-resource";
import { kindOfPlanned, labelOfPlanned } from "../words";
import type { Compared, HeadClass, HeadLine } from "./contract";
import { joinedLabels, names } from "./names";
import { isRight } from "./rights";

/** The classes that tell rights. */
const rightClasses: ReadonlySet<HeadClass> = new Set(["open", "admin", "permission", "reach", "less"]);

/** More groups than these are counted. */
const mostGroups = 12;

/** Says what else changes, in short, so that nobody takes the head for all there is. `told` is what the head says already. */
export function otherLines({ found }: Compared, told: readonly HeadLine[]): HeadLine[] {
  const text = told.map((line) => line.text).join("\n");
  const hasRights = told.some((line) => rightClasses.has(line.class));
  const isTold = (resource: PlannedResource) =>
    names(text, labelOfPlanned(resource)) || (hasRights && isRight(resource));
  const successors = new Set(found.succeeded.map(({ after }) => after));
  const changed = [...found.changed, ...found.succeeded]
    .filter(({ after }) => !isTold(after))
    .map(({ after, properties }) => ({ after, what: shortened([...new Set(properties.map(({ path }) => path))], 4) }));
  const created = found.created
    .filter((each) => !successors.has(each) && !isTold(each))
    .map((after) => ({ after, what: "created" }));
  const groups = [
    ...groupBy([...changed, ...created], ({ after, what }) => `${kindOfPlanned(after)}\n${what}`).values(),
  ];
  const lines = groups.map((alike) => {
    const [first] = alike;
    return `${subjects(alike.map(({ after }) => after))}: ${first?.what ?? ""}`;
  });
  const more = lines.length - mostGroups;
  const shown = more > 1 ? [...lines.slice(0, mostGroups), `${more} more kinds of changes`] : lines;
  return shown.map((line) => ({ class: "other", text: line }));
}

function subjects(resources: readonly PlannedResource[]): string {
  const [first] = resources;
  return resources.length > 4 && first !== undefined
    ? `${resources.length} ${kindOfPlanned(first)}`
    : joinedLabels(resources.map(labelOfPlanned));
}
