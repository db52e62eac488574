import type { RegisteredResource } from "../../../../components/testing";
import type { Compared, HeadClass, HeadLine } from "./contract";

/** A rule of the head: its lines about two plans. */
export type Rule = (compared: Compared) => readonly HeadLine[];

/** A rule that also reads the lines which the head already has. */
export type LaterRule = (compared: Compared, told: readonly HeadLine[]) => readonly HeadLine[];

/** Makes a rule whose lines are all of one class. `say` returns their texts. */
export function rule(cls: HeadClass, say: (compared: Compared) => readonly string[]): Rule {
  return (compared) => linesOf(cls, say(compared));
}

/** Makes a rule about whole plans: its lines are the texts that the later plan has and the earlier one does not have. */
export function newly(cls: HeadClass, list: (resources: readonly RegisteredResource[]) => readonly string[]): Rule {
  return rule(cls, (compared) => fresh(compared, list));
}

/** Makes lines of one class. */
export function linesOf(cls: HeadClass, texts: readonly string[]): HeadLine[] {
  return texts.map((text) => ({ class: cls, text }));
}

/** Lists, each once, the texts about the later plan that are not about the earlier one. */
export function fresh(
  { before, after }: Pick<Compared, "before" | "after">,
  list: (resources: readonly RegisteredResource[]) => readonly string[],
): string[] {
  const now = [...new Set(list(after))];
  const old = new Set(now.length === 0 ? [] : list(before));
  return now.filter((text) => !old.has(text));
}
