import { stripVTControlCharacters } from "node:util";

/** How many resources an operation created, updated, replaced, deleted and left unchanged. */
export interface Changes {
  readonly create: number;
  readonly update: number;
  readonly replace: number;
  readonly delete: number;
  readonly same: number;
}

/** No changes. */
export const noChanges: Changes = { create: 0, update: 0, replace: 0, delete: 0, same: 0 };

/** The fields of a step that counting and progress use. */
export interface StepMetadata {
  readonly op: string;
  readonly urn: string;
  readonly type: string;
  /** Property paths that changed. */
  readonly detailedDiff?: Readonly<Record<string, unknown>> | null;
  readonly diffs?: readonly string[] | null;
  readonly new?: { readonly inputs?: unknown } | null;
}

/** The events of `pulumi --event-log` that a rehearsal reads. */
export interface EngineEvent {
  readonly diagnosticEvent?: { readonly urn?: string; readonly message: string; readonly severity: string };
  /** `resourceChanges` is null if there were none. */
  readonly summaryEvent?: {
    readonly resourceChanges?: Readonly<Record<string, number>> | null;
    readonly result?: string;
  };
  readonly resourcePreEvent?: { readonly metadata: StepMetadata };
  readonly resOutputsEvent?: { readonly metadata: StepMetadata };
  readonly resOpFailedEvent?: { readonly metadata: StepMetadata };
}

/** The count that each operation belongs to; unlisted operations do not count. */
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

/** Counts the changes in the engine's summary: the create and delete halves of a replacement are part of its `replace`. */
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

/** The steps that change nothing. */
const quietSteps: ReadonlySet<string> = new Set(["same", "refresh", "read"]);

/** Reports whether a step of the engine changes a resource. */
export function isChange(op: string): boolean {
  return !quietSteps.has(op);
}

/** Reports whether an operation changed nothing. */
export function changedNothing(changes: Changes): boolean {
  return changes.create + changes.update + changes.replace + changes.delete === 0;
}

/** An error of the engine or a provider, about one resource or about the whole run. */
export interface Diagnostic {
  readonly urn: string;
  readonly message: string;
}

/** Colour tags of the engine, such as `<{%reset%}>`. */
const colourTags = /<\{%[^%]*%\}>/g;

/** Frames of the code that a rehearsal loads into a program; each holds the whole code. */
const framesOfPreloads = /^\s+at [^\n]*data:text\/javascript,[^\n]*\n?/gm;

/** Removes colours and the engine's own additions from a message. */
export function plainMessage(message: string): string {
  return stripVTControlCharacters(message)
    .replace(colourTags, "")
    .replace(framesOfPreloads, "")
    .replace(/^(error|warning): /, "")
    .trim()
    .replace(/^1 error occurred:\s+\* /, "");
}

/** A step that changed a resource, and the properties that caused it. */
export interface ChangingStep {
  readonly op: string;
  readonly urn: string;
  readonly properties: readonly string[];
  /** When it began and ended, as a number of events. */
  readonly began: number;
  readonly ended: number;
}

/** The message of a wait that was cancelled because something else failed. */
export const cancelledWait = "was not ready yet when the operation was cancelled";

const echoes = new RegExp(
  `^(update|preview|destroy|refresh) (failed|cancelled)|resource monitor shut down|operation canceled|the client connection is closing|${cancelledWait}`,
);

/** Returns the object of a cancelled wait; undefined for any other message. */
export function cancelledObject(message: string): string | undefined {
  const end = message.indexOf(` ${cancelledWait}`);
  if (end < 0) {
    return undefined;
  }
  return message.slice(0, end).replace(/^.*: /s, "");
}

/**
 * Reports whether Pulumi's own provider ended a wait, or Helm an installation, because the operation was cancelled:
 * https://github.com/pulumi/pulumi-kubernetes/blob/v4.32.0/provider/pkg/await/error.go
 */
export function isCancelledByProvider(message: string): boolean {
  return /Resource operation was cancelled for|\bcontext canceled\b/.test(message);
}

/** Reports whether a message only follows from another failure. */
export function isEcho(message: string): boolean {
  return echoes.test(message);
}
