import type { Allowed } from "../review-config";
import { replaceKey, reviewKey } from "../review-config";
import { type HeadLine, headTitles, isHeadClass } from "./contract";

/**
 * Lists the entries that a change adds to the stack's file and that its own lines do not show: whole classes and patterns, which count from
 * the next change on, and entries that this change does not need. `lines` are those of the head; `used` are the losses that the change
 * causes, as `type::name`.
 */
export function allowanceLines(
  lines: readonly HeadLine[],
  review: Allowed,
  replace: Allowed,
  used: ReadonlySet<string>,
): HeadLine[] {
  const shown = new Set(lines.map((line) => `${line.class}: ${line.text}`));
  const idle = (replace.added ?? []).filter((entry) => !used.has(entry));
  return [
    ...(review.added ?? [])
      .filter((entry) => !shown.has(entry))
      .map((entry) => `${review.file}: ${reviewKey} ${reachOf(entry)}`),
    ...idle.map(
      (entry) => `${replace.file}: ${replaceKey} allows the loss of ${entry}, which this change does not cause`,
    ),
  ].map((text) => ({ class: "allowance", text }));
}

function reachOf(entry: string): string {
  if (isHeadClass(entry)) {
    return `allows every line of the class ${entry} ("${headTitles[entry]}"), from the next change on`;
  }
  return /[*?]/.test(entry)
    ? `allows every line like ${JSON.stringify(entry)}, from the next change on`
    : `allows ${JSON.stringify(entry)}, which is not a line of this change`;
}
