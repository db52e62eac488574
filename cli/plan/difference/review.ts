import type { PlannedResource } from "../planned-resource";
import type { Difference } from "./difference";
import type { FileSetting } from "./file-settings";
import {
  allowanceLines,
  failing,
  failingClasses,
  failures,
  type HeadClass,
  type HeadLine,
  headClasses,
  headLines,
  marked,
  names,
} from "./head";
import { laterLosses } from "./later-losses";
import { allowedLosses, lossesIn, refusals } from "./refused-losses";
import { protectedRefusals } from "./refused-protected";
import { refusedUpdates } from "./refused-updates";
import type { Allowed } from "./review-config";

/** The rules by which a change is judged. */
export interface Rules {
  /** The entries of `keelson:review`. */
  readonly allowance: Allowed;
  /** The entries of `keelson:replace`. */
  readonly permission: Allowed;
  /** The classes of lines that fail. @default those of `failingClasses()` */
  readonly classes?: readonly HeadClass[];
  /** Encrypted values that differ, by name. @default none */
  readonly secrets?: readonly string[];
  /** Changed settings of the engine. @default none */
  readonly settings?: readonly FileSetting[];
}

/** The head of a change, and what fails. */
export interface Reviewed {
  /** The gravest lines first. */
  readonly head: readonly HeadLine[];
  /** Lines of the head that fail the plan. */
  readonly failing: readonly HeadLine[];
  /** The sentences with which the plan fails. */
  readonly refused: readonly string[];
  /** The same sentences for the end of a text whose head shows the failing lines. @default those of `refused` */
  readonly brief?: readonly string[];
}

/** Reviews a change: what its reviewer must know, what the stack's file lets pass, and what fails. */
export function review(
  {
    before,
    after,
    found,
  }: {
    readonly before: readonly PlannedResource[];
    readonly after: readonly PlannedResource[];
    readonly found: Difference;
  },
  { allowance, permission, classes = failingClasses(), secrets = [], settings = [] }: Rules,
): Reviewed {
  const own = headLines(before, after, found, secrets, settings);
  const later = laterLosses(found, permission);
  const counting = { ...permission, allowed: permission.allowed.filter((entry) => !later.includes(entry)) };
  const all = [...own, ...allowanceLines(own, allowance, permission, { caused: lossesIn(found), later })];
  const sorted = headClasses.flatMap((cls) => all.filter((line) => line.class === cls));
  const head = withLosses(marked(sorted, classes, allowance), allowedLosses(found, counting));
  const failed = failing(head, classes, allowance);
  const others = [...refusedUpdates(before, after, found), ...protectedRefusals(found), ...refusals(found, counting)];
  return {
    head,
    failing: failed,
    refused: [...others, ...failures(failed, allowance)],
    brief: [...others, ...failures(failed, allowance, "counted")],
  };
}

/** Marks the losses that `keelson:replace` allows. */
function withLosses(lines: readonly HeadLine[], allowed: ReturnType<typeof allowedLosses>): HeadLine[] {
  return lines.map((line) => {
    const [subject = ""] = line.class === "lost" ? line.text.split(": ") : [];
    const entry = [...allowed].find(([label]) => names(subject, label));
    return entry === undefined ? line : { ...line, allowed: entry[1] };
  });
}
