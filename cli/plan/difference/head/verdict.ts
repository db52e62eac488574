import { basename } from "node:path";
import type { StackConfig } from "../../../project";
import { shortened } from "../../../shortened";
import { UserError } from "../../../user-error";
import { type HeadClass, type HeadLine, headClasses, headTitles, isHeadClass } from "./contract";
import { matches } from "./grant";

/** The classes that fail a plan unless `--fail-on` says otherwise. Losses have their own rule, `keelson:replace`. */
const failingByDefault: readonly HeadClass[] = ["open", "admin", "unprotected", "source", "unjudged"];

/** The configuration key for lines that a stack always allows. */
const allowanceKey = "keelson:review";

/** Reads `--fail-on`: classes with commas between them, or `none`. */
export function failingClasses(given?: string): readonly HeadClass[] {
  if (given === undefined) {
    return failingByDefault;
  }
  const words = given.split(",").map((word) => word.trim());
  const wrong = words.find((word) => !isHeadClass(word) && word !== "none");
  if (wrong !== undefined || (words.includes("none") && words.length > 1)) {
    throw new UserError(
      `--fail-on: expected "none" or classes with commas between them, of ${headClasses.join(", ")}, got ${JSON.stringify(given)}`,
    );
  }
  return words.filter(isHeadClass);
}

/** The lines that a stack's file always allows: classes, or `class: text` with `*` for any characters. */
export interface Allowance {
  readonly file: string;
  readonly allowed: readonly string[];
}

/** Reads the lines that a stack's file always allows. */
export function allowanceOf({ file, config }: Pick<StackConfig, "file" | "config">): Allowance {
  const given = config[allowanceKey];
  const allowed = given === undefined ? [] : parsed(given);
  if (allowed === undefined) {
    throw new UserError(
      `${basename(file)}: ${allowanceKey}: expected a list of classes (${headClasses.join(", ")}), each alone or with a line, such as ["reach", "open: * → Release traefik/traefik: *"], got ${given ?? ""}`,
    );
  }
  return { file: basename(file), allowed };
}

function parsed(text: string): string[] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const isEntry = (item: unknown): item is string =>
      typeof item === "string" && isHeadClass(item.split(":")[0] ?? "");
    return Array.isArray(value) && value.every(isEntry) ? value : undefined;
  } catch {
    return undefined; /* invalid JSON is reported by the caller, as a value that is not a list */
  }
}

/** Returns the lines that fail a plan: of a failing class, and not allowed. */
export function failing(
  lines: readonly HeadLine[],
  classes: readonly HeadClass[],
  { allowed }: Pick<Allowance, "allowed">,
): HeadLine[] {
  const isAllowed = (line: HeadLine) =>
    allowed.some((entry) => entry === line.class || matches(entry, `${line.class}: ${line.text}`));
  return lines.filter((line) => classes.includes(line.class) && !isAllowed(line));
}

/** Writes the errors about failing lines, one for each class. */
export function failures(lines: readonly HeadLine[], { file }: Pick<Allowance, "file">): string[] {
  return headClasses.flatMap((cls) => {
    const own = lines.filter((line) => line.class === cls);
    const [first] = own;
    return first === undefined
      ? []
      : [
          `${headTitles[cls]}: ${shortened(
            own.map(({ text }) => text),
            5,
          )}; undo that, or allow it in ${file}: ${allowanceKey}: [${JSON.stringify(`${cls}: ${first.text}`)}${own.length > 1 ? ", …" : ""}]`,
        ];
  });
}
