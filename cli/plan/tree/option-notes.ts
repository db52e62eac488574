import type { RegisteredResource } from "../../../components/testing";
import { shortened } from "../../shortened";
import { isProvider, kindOf } from "../label";

/** Lists the options that protect resources from deletion or delete them with another resource, and which resources have them if not all do. */
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

/** Lists the options that everything in a component shares, which only the component's line then shows. */
export function notesOfAll(
  resources: readonly RegisteredResource[],
  byUrn: ReadonlyMap<string, RegisteredResource>,
): string[] {
  const [first, ...others] = resources
    .filter((resource) => !resource.component && !isProvider(resource))
    .map((resource) => notesOf(resource, byUrn));
  return (first ?? []).filter((note) => others.every((notes) => notes.includes(note)));
}

/** Being deleted with a sibling, such as an add-on with its cluster, is not worth a note. */
function notesOf({ parent, options }: RegisteredResource, byUrn: ReadonlyMap<string, RegisteredResource>): string[] {
  const { protect, retainOnDelete, deletedWith } = options;
  const owner = byUrn.get(deletedWith ?? "");
  return [
    ...(protect === true ? ["protected"] : []),
    ...(retainOnDelete === true ? ["retained when deleted"] : []),
    ...(owner === undefined || owner.parent === parent ? [] : [`deleted with ${kindOf(owner)} ${owner.name}`]),
  ];
}
