import type { RegisteredResource } from "../../../components/testing";
import { shortened } from "../../clouds";
import { isProvider, kindOf } from "../label";

/** Says what keeps resources from being deleted, or deletes them with another; whom it concerns, where that is not all. */
export function optionNotes(
  resources: readonly RegisteredResource[],
  byUrn: ReadonlyMap<string, RegisteredResource>,
  saidAbove: readonly string[],
): string[] {
  const notes = resources.map((resource) => notesOf(resource, byUrn));
  return [...new Set(notes.flat())]
    .filter((note) => !saidAbove.includes(note))
    .map((note) => {
      const whom = resources.filter((_, index) => notes[index]?.includes(note) === true);
      return whom.length === resources.length ? note : `${note}: ${shortened(whom.map(({ name }) => name))}`;
    });
}

/** What holds for all that a component has inside, and so is said of the component alone. */
export function notesOfAll(
  resources: readonly RegisteredResource[],
  byUrn: ReadonlyMap<string, RegisteredResource>,
): string[] {
  const [first, ...others] = resources
    .filter((resource) => !resource.component && !isProvider(resource))
    .map((resource) => notesOf(resource, byUrn));
  return (first ?? []).filter((note) => others.every((notes) => notes.includes(note)));
}

/** That something is deleted with what it is beside, as a cluster's add-on with the cluster, goes without saying. */
function notesOf({ parent, options }: RegisteredResource, byUrn: ReadonlyMap<string, RegisteredResource>): string[] {
  const { protect, retainOnDelete, deletedWith } = options;
  const owner = byUrn.get(deletedWith ?? "");
  return [
    ...(protect === true ? ["protected"] : []),
    ...(retainOnDelete === true ? ["retained when deleted"] : []),
    ...(owner === undefined || owner.parent === parent ? [] : [`deleted with ${kindOf(owner)} ${owner.name}`]),
  ];
}
