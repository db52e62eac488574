import type { PlannedResource } from "../../planned-resource";
import type { Difference } from "../difference";
import type { FileSetting } from "../file-settings";
import { registered } from "../registered";
import { type HeadLine, headClasses } from "./contract";
import { fileSettingLines } from "./file-setting-lines";
import { linesOf } from "./rule";
import { laterRules, rules } from "./rules";
import { withoutSpelledOut } from "./spelled-out";

/** Reports whether a graver line about the same resources also shows a version or a size. */
function isRepeated({ class: cls, text }: HeadLine, all: readonly HeadLine[]): boolean {
  const [subject = "", ...rest] = text.split(": ");
  const change = / ("?\S+ → \S+)$/.exec(` ${rest.join(": ")}`)?.[1]?.replaceAll('"', "");
  return (
    change !== undefined &&
    (cls === "version" || cls === "size") &&
    all.some(
      (other) =>
        (other.class === "unprotected" || other.class === "unjudged") &&
        other.text.startsWith(`${subject}: `) &&
        other.text.replaceAll('"', "").includes(change),
    )
  );
}

/**
 * Lists the changes that a reviewer must know, the gravest first. `secrets` names encrypted values that differ, and `settings` are those of
 * the engine.
 */
export function headLines(
  before: readonly PlannedResource[],
  after: readonly PlannedResource[],
  found: Difference,
  secrets: readonly string[] = [],
  settings: readonly FileSetting[] = [],
): HeadLine[] {
  const compared = { before: before.map(registered), after: after.map(registered), found: withoutSpelledOut(found) };
  const renewed = secrets.map((secret) => `${secret} has a new encrypted value; the secret itself may be the same`);
  const lines = [
    ...rules.flatMap((rule) => rule(compared)),
    ...fileSettingLines(settings),
    ...linesOf("secret", renewed),
  ];
  /* What a resource costs is not what happens to it. */
  const told = lines.filter((line) => line.class !== "cost" && line.class !== "spend");
  const later: HeadLine[] = [];
  for (const rule of laterRules) {
    later.push(...rule(compared, [...told, ...later]));
  }
  const all = [...lines, ...later];
  const sorted = headClasses.flatMap((cls) => all.filter((line) => line.class === cls && !isRepeated(line, all)));
  const isFirst = new Map([...sorted].reverse().map((line) => [line.text, line]));
  return sorted.filter((line) => isFirst.get(line.text) === line);
}
