import { unknownMark } from "../../../../components/testing";
import { groupBy } from "../../../group-by";
import { shortened } from "../../../shortened";
import type { PlannedResource } from "../../planned-resource";
import type { Changed, PropertyChange } from "../changes";
import { cutEnd } from "../cut";
import { valueChanges } from "../value-changes";
import { isComponent, kindOfPlanned, labelOfPlanned, shownChange, shownValue } from "../words";
import type { Compared, HeadClass, HeadLine } from "./contract";
import { newcomers } from "./found";
import { joinedLabels, names } from "./names";
import { changesMeaning, isRight, lostBoundWords } from "./rights";
import { linesOf } from "./rule";

/** The classes of lines about rights. */
const rightClasses: ReadonlySet<HeadClass> = new Set(["open", "admin", "unjudged", "permission", "reach", "less"]);

/** With more values than these, only their paths are shown. */
const mostValues = 2;

/** If more resources than these are new, only their names are shown; of each, so many values are. */
const mostShown = 6;
const mostCreated = 4;
const longestCreated = 80;

/** If the same happens to more kinds of resources than these, they are counted. */
const mostKinds = 4;

/** More groups than these are counted. */
const mostGroups = 12;

/**
 * Summarizes all other changes, so that the head does not look like the whole difference. `told` are the lines that the head already has.
 */
export function otherLines({ found }: Compared, told: readonly HeadLine[]): HeadLine[] {
  const text = told.map((line) => line.text).join("\n");
  const hasRights = told.some((line) => rightClasses.has(line.class) || line.text.includes(lostBoundWords));
  const isOtherRight = (resource: PlannedResource) => hasRights && isRight(resource);
  const isTold = (resource: PlannedResource) => names(text, labelOfPlanned(resource)) || isOtherRight(resource);
  /* A line about what gets narrower says nothing about the rest of a resource. */
  const most = told.flatMap((line) => (line.class === "less" ? [] : [line.text])).join("\n");
  const untold = (pair: Changed) =>
    !isTold(pair.after)
      ? pair.properties
      : names(most, labelOfPlanned(pair.after)) || isOtherRight(pair.after)
        ? []
        : pair.properties.filter((change) => !changesMeaning(pair, change));
  const changed = [...found.changed, ...found.succeeded].flatMap((pair) => {
    const properties = untold(pair);
    return properties.length === 0 ? [] : [{ after: pair.after, what: whatChanges(properties) }];
  });
  const come = newcomers(found).filter((each) => !isTold(each));
  const created = come.map((after) => ({ after, what: come.length <= mostShown ? whatComes(after) : "created" }));
  const lines = [...groupBy([...changed, ...created], ({ what }) => what)].flatMap(([what, alike]) =>
    subjects(alike.map(({ after }) => after)).map((subject) => `${subject}: ${what}`),
  );
  const more = lines.length - mostGroups;
  const shown = more > 1 ? [...lines.slice(0, mostGroups), `${more} more kinds of changes`] : lines;
  return linesOf("other", shown);
}

/** Shows the settings of a new resource that no other line describes, so that nobody approves a bare name. */
function whatComes(resource: PlannedResource): string {
  const { kind: _kind, apiVersion: _version, metadata: _metadata, tags: _tags, ...own } = resource.inputs;
  const known = valueChanges("", undefined, isComponent(resource) ? {} : own).filter(
    ({ path, after }) => path !== "" && after !== unknownMark && !isEmpty(after),
  );
  const isTelling = (path: string) => telling.some((each) => each.test(path));
  const values = [
    ...telling.flatMap((each) => known.filter(({ path }) => each.test(path))),
    ...known.filter(({ path }) => !isTelling(path)),
  ].map(({ path, after }) => `${path} ${cutEnd(shownValue(after), longestCreated)}`);
  return values.length === 0 ? "created" : `created with ${shortened(values, mostCreated)}`;
}

/** What says most about a new workload or node pool, the most important first. */
const telling: readonly RegExp[] = [
  /\.image$/,
  /\.(?:command|args)\b/,
  /\benv\[/,
  /^spec\.replicas$/,
  /(?:^|\.)(?:vmSize|machineType|instanceTypes\b.*)$/,
  /(?:^|\.)(?:min|max|totalMin|totalMax)(?:Size|Count|NodeCount)$/,
];

function isEmpty(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.keys(value).length === 0;
}

/** Shows the values if they are few, and otherwise names what changes. */
function whatChanges(properties: readonly PropertyChange[]): string {
  return properties.length <= mostValues
    ? properties.map(shownChange).join(", ")
    : shortened([...new Set(properties.map(({ path }) => path))], 4);
}

/** Names resources with the same change, by kind; one number stands for many kinds, for instance if a tag changes on all of them. */
function subjects(resources: readonly PlannedResource[]): string[] {
  const byKind = groupBy(resources, kindOfPlanned);
  return byKind.size > mostKinds
    ? [`${resources.length} resources of ${byKind.size} kinds`]
    : [...byKind].map(([kind, own]) =>
        own.length > 4 ? `${own.length} ${kind}` : joinedLabels(own.map(labelOfPlanned)),
      );
}
