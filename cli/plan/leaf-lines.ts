import type { RegisteredResource } from "../../components/testing";
import { groupBy } from "./groups";
import { kindOf, labelOf, nameOf, namespaceOf } from "./label";
import { flowLines } from "./network/flows";
import { isPolicy, policyOf } from "./network/policies";
import { contentHash } from "./values/content-hash";
import { type Description, descriptions } from "./values/describe";
import { isWorkload } from "./values/workloads";
import { valueNotes } from "./value-notes";

/** One line for one or several resources. */
export interface LeafLine {
  readonly label: string;
  /** Said after the label, less loudly. */
  readonly notes: readonly string[];
  /** Said below it, loudly. */
  readonly alarms: readonly string[];
  /** How many resources there are in it, itself included. */
  readonly size: number;
}

/** What is said of a resource; `own` is what makes it need a line of its own. */
interface Notes extends Description {
  readonly own: readonly string[];
}

/** Finds what is said of a resource. */
export type NotesOf = (resource: RegisteredResource) => Notes;

/** Prepares what is said of each resource of a program. */
export function noteWriter(resources: readonly RegisteredResource[]): NotesOf {
  const byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
  const describe = descriptions(resources);
  return (resource) => ({
    ...describe(resource),
    own: [
      ...(resource.opaque === true ? ["made by its provider; what is inside cannot be seen offline"] : []),
      ...(resource.read === true ? ["exists, and is only read"] : []),
      ...valueNotes(resource, byUrn),
    ],
  });
}

/** Leaves of one name, such as a workload's, share a line, and so do those of one kind; policies always do. */
export function leafLines(leaves: readonly RegisteredResource[], notesOf: NotesOf): LeafLine[] {
  const shares = (leaf: RegisteredResource) => notesOf(leaf).own.length === 0;
  const kindAndPlace = (leaf: RegisteredResource) => `${kindOf(leaf)} in ${namespaceOf(leaf)}`;
  const alike = groupBy(leaves.filter(shares), kindAndPlace);
  const workloadNames = new Set(leaves.filter((leaf) => isWorkload(leaf)).map(nameOf));
  const lines = groupBy(leaves, (leaf) => {
    if (!shares(leaf)) {
      return leaf.urn;
    }
    const isAlike = isPolicy(leaf) || (alike.get(kindAndPlace(leaf)) ?? []).length > 1;
    return isAlike && (isPolicy(leaf) || !workloadNames.has(nameOf(leaf))) ? kindAndPlace(leaf) : nameOf(leaf);
  });
  return [...lines.values()].map((line) => leafLine(line, notesOf));
}

function leafLine(line: readonly RegisteredResource[], notesOf: NotesOf): LeafLine {
  const sorted = [...line].sort((a, b) => Number(isWorkload(b)) - Number(isWorkload(a)));
  const all = sorted.map(notesOf);
  const alarms = all.flatMap((notes) => notes.alarms);
  const values = line.every(isPolicy) ? flowLines(line.map(policyOf)) : all.flatMap((notes) => notes.values);
  const own = all.flatMap((notes) => notes.own);
  const [first] = sorted;
  const kinds = [...new Set(sorted.map(kindOf))];
  if (first === undefined || line.length === 1 || kinds.length > 1) {
    const label =
      first === undefined || kinds.length === 1
        ? sorted.map(labelOf).join(", ")
        : `${kinds.join(", ")} ${nameOf(first)}`;
    return { label, notes: [...values, ...own, contentHash(sorted)], alarms, size: line.length };
  }
  const place = namespaceOf(first) === "" ? "" : ` in ${namespaceOf(first)}`;
  const notes = isPolicy(first) ? [...values, contentHash(sorted)] : line.map((leaf) => inList(leaf, notesOf(leaf)));
  return { label: `${kinds.join(", ")} ×${line.length}${place}`, notes, alarms, size: line.length };
}

/** A resource among others of its kind and namespace. */
function inList(leaf: RegisteredResource, { values }: Notes): string {
  const namespace = namespaceOf(leaf);
  const name = nameOf(leaf).slice(namespace === "" ? 0 : namespace.length + 1);
  return `${[name, ...values].join(", ")} ${contentHash([leaf])}`;
}
