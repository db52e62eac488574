import { groupBy } from "../../../../group-by";
import { isolations, unreachable } from "../../../network";
import type { Compared, HeadLine } from "../contract";

/**
 * Lists pods that policies newly isolate: whatever no policy allows ends, also what no other line can name, such as calls of pods and addresses
 * that the plan does not know. Without DNS, pods reach nothing that they know by name.
 */
export function isolatedLines({ before, after }: Compared): HeadLine[] {
  const old = new Map(isolations(before).map((each) => [each.place, each]));
  const found = isolations(after).flatMap((now) => {
    const was = old.get(now.place);
    return was === undefined ? [] : [{ place: now.place, was, now }];
  });
  const unnamed = found.filter(({ was, now }) => was.asksDns && !now.asksDns);
  /* Another line names those whom nobody reaches at all. */
  const shut = new Set(found.length === 0 ? [] : unreachable(after).map((line) => line.split(" ")[0]));
  const closedIn = found.filter(({ place, was, now }) => !was.isIn && now.isIn && !shut.has(place));
  const closedOut = found.filter(({ was, now }) => !was.isOut && now.isOut);
  return [
    ...linesOf("unprotected", unnamed, "can no longer ask DNS, since no policy allows port 53"),
    ...linesOf("unjudged", closedIn, "from now on only what a policy allows comes in"),
    ...linesOf("unjudged", closedOut, "from now on only what a policy allows goes out"),
  ];
}

function linesOf(cls: HeadLine["class"], found: readonly { readonly place: string }[], what: string): HeadLine[] {
  const byNamespace = groupBy(
    found.map(({ place }) => place),
    (place) => place.slice(0, place.lastIndexOf("/") + 1),
  );
  return [...byNamespace].map(([namespace, places]) => {
    const names = places.map((place) => place.slice(namespace.length));
    return { class: cls, text: `${namespace}${names.length > 1 ? `{${names.join(", ")}}` : names.join("")}: ${what}` };
  });
}
