import { type Fields, text } from "../../values";

/** The parts of a resource of a plan or a state that networks need. */
export interface NetworkResource {
  readonly urn: string;
  readonly type: string;
  readonly inputs?: Fields;
  /** The URNs of what it depends on. */
  readonly dependencies: readonly string[];
}

/** Lists the resources of a type. */
export function ofType(resources: readonly NetworkResource[], type: string): NetworkResource[] {
  return resources.filter((resource) => resource.type === type);
}

/** Returns a range of each resource of a type on which others depend; undefined if there are none, or one is not known. */
export function rangesBehind(
  resources: readonly NetworkResource[],
  users: readonly NetworkResource[],
  type: string,
  ...path: readonly string[]
): string[] | undefined {
  const wanted = new Set(users.flatMap(({ dependencies }) => dependencies));
  const ranges = ofType(resources, type)
    .filter(({ urn }) => wanted.has(urn))
    .map(({ inputs }) => text(inputs, ...path));
  const known = ranges.filter((range) => range !== undefined);
  return ranges.length === 0 || known.length < ranges.length ? undefined : known;
}
