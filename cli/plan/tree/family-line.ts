import type { RegisteredResource } from "../../../components/testing";
import { nameList } from "../../clouds";
import { groupBy } from "../../group-by";
import { contentHash, shortName, shown, shownType } from "../descriptions";
import { kindOf } from "../label";

/** One line about one or several resources. */
export interface LeafLine {
  readonly label: string;
  /** Shown after the label, dimmed. */
  readonly notes: readonly string[];
  /** Shown below the label, highlighted. */
  readonly alarms: readonly string[];
  /** The number of resources on the line. */
  readonly size: number;
}

/** A cloud resource and the resources that belong to it. */
export interface Family {
  readonly head: RegisteredResource;
  readonly parts: readonly RegisteredResource[];
}

/** The parts of a family's line. */
interface Entry {
  readonly title: string;
  readonly values: readonly string[];
  readonly alarms: readonly string[];
}

type ByUrn = ReadonlyMap<string, RegisteredResource>;

/** Returns notes about a resource that do not depend on its type. */
type OwnNotes = (resource: RegisteredResource) => readonly string[];

/** Returns one line for cloud resources of one type and what belongs to them. Resources with the same notes are named together. */
export function familyLine(
  families: readonly Family[],
  byUrn: ByUrn,
  ownNotes: OwnNotes,
  optionNotes: readonly string[],
): LeafLine {
  const members = families.flatMap(({ head, parts }) => [head, ...parts]);
  const end = [...optionNotes, contentHash(members)];
  const size = members.length;
  const [first] = families;
  if (first !== undefined && families.length === 1) {
    const { values, alarms } = entryOf(first, byUrn, ownNotes);
    return { label: `${kindOf(first.head)} ${first.head.name}`, notes: [...values, ...end], alarms, size };
  }
  const entries = families.map((family) => entryOf(family, byUrn, ownNotes));
  const alike = [...groupBy(entries, ({ values }) => values.join(", "))].map(([values, together]) => {
    const titles = together.map(({ title }) => title).join(", ");
    return values === "" ? titles : `${titles}: ${values}`;
  });
  const alarms = entries.flatMap(({ title, alarms: all }) => all.map((alarm) => `${title}: ${alarm}`));
  const kinds = [...new Set(families.map(({ head }) => kindOf(head)))].join(", ");
  return { label: `${kinds} ×${families.length}`, notes: [...alike, ...end], alarms, size };
}

/** Describes a cloud resource with the resources that belong to it. */
export function entryOf({ head, parts }: Family, byUrn: ByUrn, ownNotes: OwnNotes): Entry {
  const all = [head, ...parts];
  const byKind = [...groupBy(parts, kindOf)].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    title: shown(head, byUrn).title ?? shortName(head, byUrn),
    values: [
      ...shown(head, byUrn).values,
      ...byKind.map(([kind, alike]) => partsValue(kind, alike, byUrn)),
      ...new Set(all.flatMap(ownNotes)),
    ],
    alarms: all.flatMap((resource) => shown(resource, byUrn).alarms),
  };
}

/** Joins the texts of parts of one kind, or returns the kind if they have none. */
function partsValue(kind: string, [first, ...others]: readonly RegisteredResource[], byUrn: ByUrn): string {
  const said = first === undefined ? [] : [first, ...others].flatMap((part) => shown(part, byUrn).values);
  const lead = first === undefined ? undefined : shownType(first)?.lead;
  if (said.length === 0) {
    return others.length === 0 ? kind : `${kind} ×${others.length + 1}`;
  }
  return lead === undefined ? nameList(said) : `${lead} ${nameList(said)}`;
}
