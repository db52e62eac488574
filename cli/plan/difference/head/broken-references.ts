import { planWiring } from "../../check";
import { labelOf } from "../../label";
import type { Compared, HeadLine } from "./contract";

/**
 * Lists references of objects that end nowhere because of this change: a Service or a disruption budget that selects no pods any more, a
 * targetPort that no container has, a Secret that goes. `--check` also lists the references of new objects.
 */
export function brokenReferenceLines({ before, after, found }: Compared): HeadLine[] {
  const isSame = found.created.length + found.deleted.length + found.changed.length + found.replaced.length === 0;
  const now = isSame ? [] : planWiring(after).broken;
  const old = now.length === 0 ? [] : planWiring(before).broken;
  const existed = new Set(before.map(labelOf));
  return now
    .filter((line) => existed.has(line.slice(0, line.indexOf(": "))) && !old.some((each) => isAlike(each, line)))
    .map((text) => ({ class: "unprotected", text }));
}

/** Reports whether two lines are about the same reference, even if other names stand beside it now. */
function isAlike(one: string, other: string): boolean {
  const [start = "", next = ""] = [one, other].map((line) => line.split(", got ")[0] ?? line);
  return start === next;
}
