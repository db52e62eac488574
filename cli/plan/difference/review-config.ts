/** The configuration key that allows what a plan would refuse. */
export const replaceKey = "keelson:replace";

/** The configuration key for lines that a stack always allows. */
export const reviewKey = "keelson:review";

/** The part of a stack's configuration that decides what a review lets pass. */
export interface ReviewConfig {
  readonly [replaceKey]?: string;
  readonly [reviewKey]?: string;
}

/** Entries of a stack's file that let something pass. */
export interface Allowed {
  /** The name of the file, for instance `Pulumi.prod.yaml`. */
  readonly file: string;
  readonly allowed: readonly string[];
  /** The entries that this change adds or widens. @default none */
  readonly added?: readonly string[];
}

/** Returns the part of a stack's configuration that decides what a review lets pass. */
export function reviewConfig(config: Readonly<Record<string, string>>): ReviewConfig {
  const keys = [replaceKey, reviewKey].filter((key) => config[key] !== undefined);
  return Object.fromEntries(keys.map((key) => [key, config[key]]));
}

/** Reads a list of entries; `undefined` if the text is something else. */
export function entriesIn(text: string | undefined, isEntry: (item: string) => boolean): string[] | undefined {
  try {
    const value: unknown = JSON.parse(text ?? "[]");
    return Array.isArray(value) && value.every((item) => typeof item === "string" && isEntry(item)) ? value : undefined;
  } catch {
    return undefined; /* invalid JSON is reported by the caller, as a value that is not a list */
  }
}
