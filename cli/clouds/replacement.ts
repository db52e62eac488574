/** The inputs of a resource and of its provider. */
export interface Judged {
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly provider: Readonly<Record<string, unknown>>;
}

/** How an input changes. */
export type Way = "added" | "removed" | "updated";

/** An input that forces a replacement, because the provider cannot change it in place. */
export interface Replacement {
  /** A property path, which covers everything below it. */
  readonly path: string;
  /** The provider's file that says so. */
  readonly source: string;
  /** @default every way */
  readonly on?: readonly Way[];
  /** Reports whether the provider can change it in place after all. */
  readonly except?: (resource: Judged) => boolean;
}

/** Returns replacements that share a source. */
export function rows(source: string, paths: readonly string[]): Replacement[] {
  return paths.map((path) => ({ path, source }));
}
