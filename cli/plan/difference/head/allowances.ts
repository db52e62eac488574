import { type Allowed, replaceKey, reviewKey } from "../review-config";
import { type HeadLine, headTitles, isHeadClass } from "./contract";
import { entryOf, isPattern } from "./entries";
import { countsLater } from "./verdict";

/**
 * Lists the entries that a change adds to the stack's file and that its own lines do not show.
 * Some entries count only from the next change on: whole classes, patterns, and entries that open something. Other entries have no effect in this
 * change.
 * `lines` are the lines of the head. `losses` are the losses that the change `caused`, and those whose entries count `later`, as `type::name`.
 */
export function allowanceLines(
  lines: readonly HeadLine[],
  review: Allowed,
  replace: Allowed,
  { caused, later }: { readonly caused: ReadonlySet<string>; readonly later: readonly string[] },
): HeadLine[] {
  const shown = new Set(lines.map((line) => entryOf(`${line.class}: ${line.text}`)));
  const idle = (replace.added ?? []).filter((entry) => !caused.has(entry));
  return [
    ...(review.added ?? [])
      .filter((entry) => !shown.has(entry) || countsLater(entry))
      .map((entry) => `${review.file}: ${reviewKey} ${reachOf(entry, shown)}`),
    ...idle.map(
      (entry) =>
        `${replace.file}: ${replaceKey} allows the loss of ${entry}, but this change neither deletes nor replaces it`,
    ),
    ...later.map(
      (entry) => `${replace.file}: ${replaceKey} allows the loss of ${entry}, but only from the next change on`,
    ),
  ].map((text) => ({ class: "allowance", text }));
}

function reachOf(entry: string, shown: ReadonlySet<string>): string {
  if (isHeadClass(entry)) {
    return `allows every line of the class ${entry} ("${headTitles[entry]}"), but only from the next change on`;
  }
  if (shown.has(entry)) {
    return `allows ${JSON.stringify(entry)}, but only from the next change on`;
  }
  return isPattern(entry)
    ? `allows every line like ${JSON.stringify(entry)}, but only from the next change on`
    : `allows ${JSON.stringify(entry)}, but this change has no such line`;
}
