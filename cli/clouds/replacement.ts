/** What a resource is judged by: its own inputs, and those of the provider that manages it. */
export interface Judged {
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly provider: Readonly<Record<string, unknown>>;
}

/** What happens to an input: it was not there, it is no longer there, or it is another. */
export type Way = "added" | "removed" | "updated";

/** An input that a provider cannot change in place: another value makes another resource. */
export interface Replacement {
  /** A property path; what lies below it counts as well. */
  readonly path: string;
  /** Where the provider says so. */
  readonly source: string;
  /** @default every way */
  readonly on?: readonly Way[];
  /** Where it can be changed in place after all. */
  readonly except?: (resource: Judged) => boolean;
}

/** Rows that share a source. */
export function rows(source: string, paths: readonly string[]): Replacement[] {
  return paths.map((path) => ({ path, source }));
}
