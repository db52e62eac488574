import { stripVTControlCharacters } from "node:util";

/** How many resources an operation created, updated, replaced, deleted and left alone. */
export interface Changes {
  readonly create: number;
  readonly update: number;
  readonly replace: number;
  readonly delete: number;
  readonly same: number;
}

/** No change at all. */
export const noChanges: Changes = { create: 0, update: 0, replace: 0, delete: 0, same: 0 };

/** The part of a step that counting and progress look at. */
export interface StepMetadata {
  readonly op: string;
  readonly urn: string;
  readonly type: string;
  /** Property paths that changed. */
  readonly detailedDiff?: Readonly<Record<string, unknown>> | null;
  readonly diffs?: readonly string[] | null;
}

/** The events of `pulumi --event-log` that a rehearsal reads. */
export interface EngineEvent {
  readonly diagnosticEvent?: { readonly urn?: string; readonly message: string; readonly severity: string };
  readonly summaryEvent?: { readonly resourceChanges?: Readonly<Record<string, number>>; readonly result?: string };
  readonly resourcePreEvent?: { readonly metadata: StepMetadata };
  readonly resOutputsEvent?: { readonly metadata: StepMetadata };
  readonly resOpFailedEvent?: { readonly metadata: StepMetadata };
}

/** Which count an engine's step belongs to; a step that is listed nowhere is counted nowhere. */
const countOf: Readonly<Record<string, keyof Changes>> = {
  same: "same",
  create: "create",
  import: "create",
  update: "update",
  delete: "delete",
  "discard-replaced": "delete",
  replace: "replace",
  "import-replacement": "replace",
};

/** Counts the engine's own summary: a replacement's create and delete halves are part of its `replace`. */
export function countChanges(resourceChanges: Readonly<Record<string, number>>): Changes {
  const counts = { ...noChanges };
  for (const [op, count] of Object.entries(resourceChanges)) {
    const key = countOf[op];
    if (key) {
      counts[key] += count;
    }
  }
  return counts;
}

/** True when an operation changed nothing. */
export function changedNothing(changes: Changes): boolean {
  return changes.create + changes.update + changes.replace + changes.delete === 0;
}

/** A finding of the engine or a provider about one resource, or about the whole run. */
export interface Diagnostic {
  readonly urn: string;
  readonly message: string;
}

/** Colour tags of the engine, such as `<{%reset%}>`. */
const colourTags = /<\{%[^%]*%\}>/g;

/** An engine's message without colours and without the noise that the engine adds around it. */
export function plainMessage(message: string): string {
  return stripVTControlCharacters(message)
    .replace(colourTags, "")
    .replace(/^(error|warning): /, "")
    .trim()
    .replace(/^1 error occurred:\s+\* /, "");
}

/** A step that changed a resource, and the properties because of which it did. */
export interface ChangingStep {
  readonly op: string;
  readonly urn: string;
  readonly properties: readonly string[];
  /** When it began and ended, in events of the operation. */
  readonly began: number;
  readonly ended: number;
}

/** Said by a wait that was ended because something else had failed. */
export const cancelledWait = "was still being waited for when the operation was cancelled";

const echoes = new RegExp(
  `^(update|preview|destroy|refresh) (failed|cancelled)|resource monitor shut down|operation canceled|${cancelledWait}`,
);

/** The object of a wait that was ended because something else had failed; undefined for any other message. */
export function cancelledObject(message: string): string | undefined {
  const end = message.indexOf(` ${cancelledWait}`);
  if (end < 0) {
    return undefined;
  }
  return message.slice(0, end).replace(/^.*: /s, "");
}

/** True for what the engine says only because something else has failed already. */
export function isEcho(message: string): boolean {
  return echoes.test(message);
}
