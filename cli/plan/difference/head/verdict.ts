import { basename } from "node:path";
import type { StackConfig } from "../../../project";
import { shortened } from "../../../shortened";
import { UserError } from "../../../user-error";
import { type Allowed, entriesIn, type ReviewConfig, reviewKey } from "../review-config";
import { type HeadClass, type HeadLine, headClasses, headTitles, isHeadClass } from "./contract";
import { coversEntry, entryOf, standsFor } from "./entries";

/** The classes that fail a plan unless `--fail-on` says otherwise. Losses have their own rule, `keelson:replace`. */
const failingByDefault: readonly HeadClass[] = [
  "open",
  "admin",
  "unprotected",
  "allowance",
  "source",
  "unjudged",
  "spend",
];

/** Reads `--fail-on`: classes with commas between them, or `none`. */
export function failingClasses(given?: string): readonly HeadClass[] {
  if (given === undefined) {
    return failingByDefault;
  }
  const words = given.split(",").map((word) => word.trim());
  const wrong = words.find((word) => !isHeadClass(word) && word !== "none");
  if (wrong !== undefined || (words.includes("none") && words.length > 1)) {
    throw new UserError(
      `--fail-on: expected "none" or comma-separated classes (${headClasses.join(", ")}), got ${JSON.stringify(given)}`,
    );
  }
  return words.filter(isHeadClass);
}

/**
 * Reads the lines that a stack's file allows: classes, or `class: text`, also as a pattern. `earlier` is the configuration before the
 * change; without it, all entries count as earlier ones.
 */
export function allowanceOf({ file, config }: Pick<StackConfig, "file" | "config">, earlier?: ReviewConfig): Allowed {
  const given = config[reviewKey];
  const allowed = entriesIn(given, isEntry);
  if (allowed === undefined) {
    throw new UserError(
      `${basename(file)}: ${reviewKey}: expected a list such as ["reach", "open: * → Release traefik/traefik: *"], got ${given ?? ""}; begin each entry with a class (${headClasses.join(", ")})`,
    );
  }
  const known = earlier === undefined ? allowed : (entriesIn(earlier[reviewKey], isEntry) ?? []);
  return {
    file: basename(file),
    allowed,
    added: allowed.filter((entry) => !known.some((each) => covers(each, entry))),
  };
}

function isEntry(item: string): boolean {
  return isHeadClass(item.split(":")[0] ?? "");
}

/** Reports whether an entry allows everything that another one does. */
function covers(entry: string, other: string): boolean {
  return isHeadClass(entry) ? entry === other.split(":")[0] : coversEntry(entry, other);
}

/** Classes that nobody may open and allow in one change: whoever writes the change would also be its reviewer. */
const laterClasses: ReadonlySet<string> = new Set<HeadClass>(["open", "admin", "allowance"]);

/** Reports whether a new entry counts only from the next change on, even if it is exactly a line of this one. */
export function countsLater(entry: string): boolean {
  return laterClasses.has(entry.split(":")[0] ?? "");
}

/**
 * Says what allows a line: an entry that was there before the change, or one that the change adds. Such an entry must stand for the
 * line alone: otherwise a change could allow more than its reviewer sees.
 */
function allowedBy(line: HeadLine, { allowed, added = [] }: Pick<Allowed, "allowed" | "added">) {
  const whole = `${line.class}: ${line.text}`;
  const isEarlier = allowed.some(
    (entry) => !added.includes(entry) && (entry === line.class || standsFor(entry, whole)),
  );
  return isEarlier ? "before" : added.includes(entryOf(whole)) && !countsLater(whole) ? "now" : undefined;
}

/** Marks the lines that would fail a plan and that the stack's file allows. */
export function marked(
  lines: readonly HeadLine[],
  classes: readonly HeadClass[],
  allowance: Pick<Allowed, "allowed" | "added">,
): HeadLine[] {
  return lines.map((line) => {
    const allowed = classes.includes(line.class) ? allowedBy(line, allowance) : undefined;
    return allowed === undefined ? line : { ...line, allowed };
  });
}

/** Returns the lines that fail a plan: of a failing class, and not allowed. */
export function failing(
  lines: readonly HeadLine[],
  classes: readonly HeadClass[],
  allowance: Pick<Allowed, "allowed" | "added">,
): HeadLine[] {
  return lines.filter((line) => classes.includes(line.class) && allowedBy(line, allowance) === undefined);
}

/** Writes the errors about failing lines, one for each class: with their texts, or only how many there are, below a head that shows them. */
export function failures(
  lines: readonly HeadLine[],
  { file }: Pick<Allowed, "file">,
  texts: "whole" | "counted" = "whole",
): string[] {
  return headClasses.flatMap((cls) => {
    const own = lines.filter((line) => line.class === cls).map(({ text }) => text);
    const count = own.length === 1 ? "a line above fails" : `${own.length} lines above fail`;
    const what = texts === "whole" ? shortened(own, 5) : count;
    return own.length === 0 ? [] : [`${headTitles[cls]}: ${what}; undo the change, or ${wayOut(cls, own, file)}`];
  });
}

function wayOut(cls: HeadClass, [first = "", ...more]: readonly string[], file: string): string {
  /* An entry that allows entries would have to be allowed itself. */
  if (cls === "allowance") {
    return "ask someone who may merge a failing change";
  }
  const where = countsLater(cls) ? `${file}, in an earlier change` : file;
  return `allow it in ${where}: ${reviewKey}: [${JSON.stringify(entryOf(`${cls}: ${first}`))}${more.length > 0 ? ", …" : ""}]`;
}
