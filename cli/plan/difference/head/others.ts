import { groupBy } from "../../../group-by";
import { shortened } from "../../../shortened";
import type { PlannedResource } from "../../planned-resource";
import type { PropertyChange } from "../changes";
import { kindOfPlanned, labelOfPlanned, shownChange } from "../words";
import { lostBoundWords } from "./bounds";
import type { Compared, HeadClass, HeadLine } from "./contract";
import { joinedLabels, names } from "./names";
import { isRight } from "./rights";

/** The classes that tell rights. */
const rightClasses: ReadonlySet<HeadClass> = new Set(["open", "admin", "permission", "reach", "less"]);

/** With more values than these, only their paths are shown. */
const mostValues = 2;

/** If the same happens to more kinds of resources than these, they are counted. */
const mostKinds = 4;

/** More groups than these are counted. */
const mostGroups = 12;

/** Says in short what else changes, so that nobody takes the head for the whole difference. `told` are the lines that the head has already. */
export function otherLines({ found }: Compared, told: readonly HeadLine[]): HeadLine[] {
  const text = told.map((line) => line.text).join("\n");
  const hasRights = told.some((line) => rightClasses.has(line.class) || line.text.includes(lostBoundWords));
  const isTold = (resource: PlannedResource) =>
    names(text, labelOfPlanned(resource)) || (hasRights && isRight(resource));
  const successors = new Set(found.succeeded.map(({ after }) => after));
  const changed = [...found.changed, ...found.succeeded]
    .filter(({ after }) => !isTold(after))
    .map(({ after, properties }) => ({ after, what: whatChanges(properties) }));
  const created = found.created
    .filter((each) => !successors.has(each) && !isTold(each))
    .map((after) => ({ after, what: "created" }));
  const lines = [...groupBy([...changed, ...created], ({ what }) => what)].flatMap(([what, alike]) =>
    subjects(alike.map(({ after }) => after)).map((subject) => `${subject}: ${what}`),
  );
  const more = lines.length - mostGroups;
  const shown = more > 1 ? [...lines.slice(0, mostGroups), `${more} more kinds of changes`] : lines;
  return shown.map((line) => ({ class: "other", text: line }));
}

/** Shows the values if they are few, and otherwise names what changes. */
function whatChanges(properties: readonly PropertyChange[]): string {
  return properties.length <= mostValues
    ? properties.map(shownChange).join(", ")
    : shortened([...new Set(properties.map(({ path }) => path))], 4);
}

/** Names resources to which the same happens, by kind; one number stands for many kinds, for instance if a tag of all changes. */
function subjects(resources: readonly PlannedResource[]): string[] {
  const byKind = groupBy(resources, kindOfPlanned);
  return byKind.size > mostKinds
    ? [`${resources.length} resources of ${byKind.size} kinds`]
    : [...byKind].map(([kind, own]) =>
        own.length > 4 ? `${own.length} ${kind}` : joinedLabels(own.map(labelOfPlanned)),
      );
}
