import type { RegisteredResource } from "../../../components/testing";
import { groupBy } from "../../group-by";
import { contentHash, type Description, descriptions, isWorkload, shownType, subnetNames } from "../descriptions";
import { kindOf, labelOf, nameOf, namespaceOf } from "../label";
import { flowLines, isPolicy, policyOf, type RangeNames } from "../network";
import { families, type HeadOf } from "./families";
import { familyLine, type LeafLine } from "./family-line";
import { optionNotes } from "./option-notes";
import { valueNotes } from "./value-notes";

/** The notes about a resource. With a note in `own`, it needs its own line. */
interface Notes extends Description {
  readonly own: readonly string[];
}

/** Finds the notes about a program's resources. */
export interface NoteWriter {
  readonly byUrn: ReadonlyMap<string, RegisteredResource>;
  readonly notesOf: (resource: RegisteredResource) => Notes;
  readonly headOf: HeadOf;
  readonly rangeNames: RangeNames;
}

/** Prepares the notes about each resource of a program. */
export function noteWriter(resources: readonly RegisteredResource[]): NoteWriter {
  const byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
  const describe = descriptions(resources);
  const notesOf = (resource: RegisteredResource) => ({
    ...describe(resource),
    own: [
      ...(resource.opaque === true ? ["its provider creates its contents, so a plan cannot show them"] : []),
      ...(resource.read === true ? ["already exists and is only read"] : []),
      ...valueNotes(resource, byUrn),
    ],
  });
  return { byUrn, notesOf, headOf: families(byUrn), rangeNames: subnetNames(resources) };
}

/**
 * Groups leaves into lines. Leaves of one name, such as a workload's, share a line, and so do leaves of one kind. Policies always share a
 * line, and resources that belong to a cloud resource share its line.
 */
export function leafLines(
  leaves: readonly RegisteredResource[],
  writer: NoteWriter,
  saidAbove: readonly string[] = [],
): LeafLine[] {
  const shares = (leaf: RegisteredResource) => writer.notesOf(leaf).own.length === 0;
  const kindAndPlace = (leaf: RegisteredResource) => `${kindOf(leaf)} in ${namespaceOf(leaf)}`;
  const alike = groupBy(leaves.filter(shares), kindAndPlace);
  const workloadNames = new Set(leaves.filter((leaf) => isWorkload(leaf)).map(nameOf));
  const lines = groupBy(leaves, (leaf) => {
    if (shownType(leaf) !== undefined) {
      const head = writer.headOf(leaf);
      return shownType(head)?.ownLine === true ? head.urn : kindOf(head);
    }
    if (!shares(leaf)) {
      return leaf.urn;
    }
    const isAlike = isPolicy(leaf) || (alike.get(kindAndPlace(leaf)) ?? []).length > 1;
    return isAlike && (isPolicy(leaf) || !workloadNames.has(nameOf(leaf))) ? kindAndPlace(leaf) : nameOf(leaf);
  });
  return [...lines.values()].map((line) =>
    line.some((leaf) => shownType(leaf) !== undefined)
      ? cloudLine(line, writer, saidAbove)
      : leafLine(line, writer, optionNotes(line, writer.byUrn, saidAbove)),
  );
}

function cloudLine(
  line: readonly RegisteredResource[],
  { byUrn, headOf, notesOf }: NoteWriter,
  saidAbove: readonly string[],
): LeafLine {
  const byHead = groupBy(line, headOf);
  const all = [...byHead].map(([head, members]) => ({ head, parts: members.filter((member) => member !== head) }));
  const ofHeads = optionNotes([...byHead.keys()], byUrn, saidAbove);
  return familyLine(all, byUrn, (leaf) => notesOf(leaf).own, ofHeads);
}

function leafLine(
  line: readonly RegisteredResource[],
  { notesOf, rangeNames }: NoteWriter,
  options: readonly string[],
): LeafLine {
  const sorted = [...line].sort((a, b) => Number(isWorkload(b)) - Number(isWorkload(a)));
  const all = sorted.map(notesOf);
  const alarms = all.flatMap((notes) => notes.alarms);
  const values = line.every(isPolicy)
    ? flowLines(line.map(policyOf), rangeNames)
    : all.flatMap((notes) => notes.values);
  const own = all.flatMap((notes) => notes.own);
  const [first] = sorted;
  const kinds = [...new Set(sorted.map(kindOf))];
  if (first === undefined || line.length === 1 || kinds.length > 1) {
    const label =
      first === undefined || kinds.length === 1
        ? sorted.map(labelOf).join(", ")
        : `${kinds.join(", ")} ${nameOf(first)}`;
    return { label, notes: [...values, ...own, ...options, contentHash(sorted)], alarms, size: line.length };
  }
  const place = namespaceOf(first) === "" ? "" : ` in ${namespaceOf(first)}`;
  const notes = isPolicy(first)
    ? [...values, ...options, contentHash(sorted)]
    : [...line.map((leaf) => inList(leaf, notesOf(leaf))), ...options];
  return { label: `${kinds.join(", ")} ×${line.length}${place}`, notes, alarms, size: line.length };
}

/** Describes a resource in a list of its kind and namespace. */
function inList(leaf: RegisteredResource, { values }: Notes): string {
  const namespace = namespaceOf(leaf);
  const name = nameOf(leaf).slice(namespace === "" ? 0 : namespace.length + 1);
  return `${[name, ...values].join(", ")} ${contentHash([leaf])}`;
}
