import { groupBy } from "../../../../group-by";
import { isolations, isPolicy, unreachable } from "../../../network";
import type { Compared, HeadLine } from "../contract";
import { joinedLabels } from "../names";
import { fresh, linesOf } from "../rule";

/** Lists pods that policies no longer isolate, and new pods that no policy isolates. */
export function isolationLines({ before, after }: Compared): HeadLine[] {
  const openTo = (way: "isIn" | "isOut", line: (pods: string) => string) =>
    fresh({ before, after }, (resources) =>
      isolations(resources).flatMap((each) => (each[way] ? [] : line(each.place))),
    );
  return [...before, ...after].some(isPolicy)
    ? [
        ...linesOf(
          "open",
          openTo("isIn", (pods) => `every pod of every namespace → ${pods}: no NetworkPolicy limits its ingress`),
        ),
        ...linesOf(
          "reach",
          openTo("isOut", (pods) => `${pods} → anywhere: no NetworkPolicy limits its egress`),
        ),
      ]
    : [];
}

/**
 * Lists pods that policies newly isolate. Every connection without a policy ends. No other line can name all of them, such as calls of pods and
 * addresses that the plan does not know. Without DNS, pods reach nothing by name.
 */
export function isolatedLines({ before, after }: Compared): HeadLine[] {
  const old = new Map(isolations(before).map((each) => [each.place, each]));
  const found = isolations(after).flatMap((now) => {
    const was = old.get(now.place);
    return was === undefined ? [] : [{ place: now.place, was, now }];
  });
  const unnamed = found.filter(({ was, now }) => was.asksDns && !now.asksDns);
  /* Another line names the pods that nothing reaches at all. */
  const shut = new Set(found.length === 0 ? [] : unreachable(after).map((line) => line.split(" ")[0]));
  const closedIn = found.filter(({ place, was, now }) => !was.isIn && now.isIn && !shut.has(place));
  const closedOut = found.filter(({ was, now }) => !was.isOut && now.isOut);
  return [
    ...linesOf(
      "unprotected",
      byNamespace(unnamed, "can no longer resolve names, because no policy allows port 53 (DNS)"),
    ),
    ...linesOf("unjudged", byNamespace(closedIn, "can now receive only connections that a policy allows")),
    ...linesOf("unjudged", byNamespace(closedOut, "can now open only connections that a policy allows")),
  ];
}

/** Writes one line for the pods of each namespace. */
function byNamespace(found: readonly { readonly place: string }[], what: string): string[] {
  const places = groupBy(
    found.map(({ place }) => place),
    namespaceOf,
  );
  return [...places.values()].map((alike) => `${joinedLabels(alike, namespaceOf)}: ${what}`);
}

/** Returns the namespace of pods, with its slash. */
function namespaceOf(place: string): string {
  return place.slice(0, place.lastIndexOf("/") + 1);
}
