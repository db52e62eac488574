import type { Timeline } from "../report";

/**
 * Returns the URNs of the critical path of an operation, in the order of time: what ended last, what that waited for and ended
 * last, and so on. Only what is on it made the operation as long as it was. Components and providers, which have times of no
 * length, are looked through.
 */
export function criticalPath({ state, timings }: Pick<Timeline, "state" | "timings">): string[] {
  const byUrn = new Map(timings.map((timing) => [timing.urn, timing]));
  const dependencies = new Map(
    state.map(({ dependencies: own, parent, provider, urn }) => [
      urn,
      [
        ...(own ?? []),
        ...(parent === undefined ? [] : [parent]),
        ...(provider === undefined ? [] : [providerUrn(provider)]),
      ],
    ]),
  );
  const last = [...timings].sort((one, other) => other.ended - one.ended)[0];
  const path: string[] = [];
  const seen = new Set<string>();
  for (let current = last; current !== undefined; ) {
    path.unshift(current.urn);
    const { began } = current;
    const waited = timedBefore(current.urn, dependencies, (urn) => byUrn.has(urn), seen)
      .flatMap((urn) => byUrn.get(urn) ?? [])
      .filter(({ ended }) => ended <= began + tolerance);
    current = waited.sort((one, other) => other.ended - one.ended)[0];
  }
  return path;
}

/** The engine's events are read every 50 ms, so that an end may be seen after the beginning that it allowed. */
const tolerance = 0.15;

/** Returns what a resource waits for that has times of its own, also through others that have none. */
function timedBefore(
  urn: string,
  dependencies: ReadonlyMap<string, readonly string[]>,
  isTimed: (urn: string) => boolean,
  seen: Set<string>,
): string[] {
  return (dependencies.get(urn) ?? []).flatMap((next) => {
    if (seen.has(next)) {
      return [];
    }
    seen.add(next);
    return isTimed(next)
      ? [next, ...timedBefore(next, dependencies, isTimed, seen)]
      : timedBefore(next, dependencies, isTimed, seen);
  });
}

/** A state names a provider as `<URN>::<id>`. */
function providerUrn(reference: string): string {
  return reference.slice(0, reference.lastIndexOf("::"));
}
