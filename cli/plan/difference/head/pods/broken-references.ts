import { planWiring } from "../../../check";
import { labelOf } from "../../../label";
import { rule } from "../rule";
import { blocking } from "./scheduling";

/**
 * Lists references of objects that this change breaks: a Service or a disruption budget that no longer selects pods, a targetPort that no container
 * has, or a deleted Secret. `--check` also lists the references of new objects.
 */
export const brokenReferenceLines = rule("unprotected", ({ before, after, found }) => {
  const isSame = found.created.length + found.deleted.length + found.changed.length + found.replaced.length === 0;
  const now = isSame ? [] : planWiring(after).broken;
  const old = now.length === 0 ? [] : planWiring(before).broken;
  const existed = new Set(before.map(labelOf));
  /* Another line shows this in other words. */
  const blocked = new Set(now.length === 0 ? [] : blocking(after).map(ownerOf));
  return now
    .filter((line) => existed.has(ownerOf(line)) && !old.some((each) => isAlike(each, line)))
    .filter((line) => !/: expected a budget that allows /.test(line) || !blocked.has(ownerOf(line)));
});

function ownerOf(line: string): string {
  return line.slice(0, line.indexOf(": "));
}

/** Reports whether two lines are about the same reference, even if other names stand beside it now. */
function isAlike(one: string, other: string): boolean {
  const [start = "", next = ""] = [one, other].map((line) => line.split(", got ")[0] ?? line);
  return start === next;
}
