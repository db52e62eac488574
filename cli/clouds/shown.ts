import { type Fields, text } from "../values";

/** A resource of a cloud as its description sees it. */
export interface Subject {
  /** Its name without its component's. */
  readonly name: string;
  readonly inputs: Fields;
  /** Names what an input refers to: resources of the program, of one kind where it says so, or ids that are known. */
  readonly named: (path: string, kind?: string) => string | undefined;
  /** An id without what says nothing here: another account is said, that of its provider is not. */
  readonly shortId: (id: string) => string;
}

/** How a type of a cloud is shown. */
export interface ShownType {
  /** The input by which it belongs to another resource, on whose line it is shown. */
  readonly partOf?: string;
  /** Said once before what all such parts of one resource say. */
  readonly lead?: string;
  /** Each has a line of its own, because there is much to say. */
  readonly ownLine?: true;
  /** A better name than the resource's own. */
  readonly title?: (subject: Subject) => string | undefined;
  readonly values: (subject: Subject) => readonly (string | undefined)[];
  /** What should not be overlooked. */
  readonly alarms?: (subject: Subject) => readonly (string | undefined)[];
}

/** Types by their kind, such as `aws.ec2.Vpc`. */
export type ShownTypes = Readonly<Record<string, ShownType>>;

/** `words value`, where there is a value. */
export function said(words: string, value: unknown): string | undefined {
  const known = text(value);
  return known === undefined ? undefined : `${words} ${known}`;
}
