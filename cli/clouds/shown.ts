import { type Fields, text } from "../values";

/** A resource of a cloud that a plan shows. */
export interface Subject {
  /** Its name without the name of its component. */
  readonly name: string;
  readonly inputs: Fields;
  /** Returns the names that an input refers to: resources of the program, of one kind if you give it, or known ids. */
  readonly named: (path: string, kind?: string) => string | undefined;
  /** Shortens an id: drops the account of its provider, but keeps any other. */
  readonly shortId: (id: string) => string;
}

/** How a type of a cloud is shown. */
export interface ShownType {
  /** The input that refers to the resource on whose line this one is shown. */
  readonly partOf?: string;
  /** Text that comes once before the values of all such parts of a resource. */
  readonly lead?: string;
  /** Whether each resource has its own line, because it has many values. */
  readonly ownLine?: true;
  /** Returns a better name than the resource's. */
  readonly title?: (subject: Subject) => string | undefined;
  readonly values: (subject: Subject) => readonly (string | undefined)[];
  /** Lists what you should not overlook. */
  readonly alarms?: (subject: Subject) => readonly (string | undefined)[];
}

/** Returns `words value` if the value is known. */
export function said(words: string, value: unknown): string | undefined {
  const known = text(value);
  return known === undefined ? undefined : `${words} ${known}`;
}
