import type { Timeline } from "../report";

/**
 * Returns the URNs of the critical path of an operation, in the order of time. It ends with the resource that ended last; before each one
 * comes the dependency that ended last. Only the resources on it determined the length of the operation. Looks through components, which no
 * provider creates.
 */
export function criticalPath({ state, timings }: Pick<Timeline, "state" | "timings">): string[] {
  const own = made({ state, timings });
  const byUrn = new Map(own.map((timing) => [timing.urn, timing]));
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
  const last = [...own].sort((one, other) => other.ended - one.ended)[0];
  const path: string[] = [];
  for (let current = last; current !== undefined && !path.includes(current.urn); ) {
    path.unshift(current.urn);
    const { began } = current;
    const waited = timedBefore(current.urn, dependencies, (urn) => byUrn.has(urn))
      .flatMap((urn) => byUrn.get(urn) ?? [])
      .filter(({ ended }) => ended <= began + tolerance);
    current = waited.sort((one, other) => other.ended - one.ended)[0];
  }
  return path;
}

/** Leaves out components: they end when everything inside them is registered, and no provider creates them. */
export function made({ state, timings }: Pick<Timeline, "state" | "timings">): Timeline["timings"] {
  const components = new Set(state.filter(({ custom }) => custom === false).map(({ urn }) => urn));
  return timings.filter(({ urn }) => !components.has(urn));
}

/** The engine's events are read every 50 ms, so an end may be seen after the beginning that depended on it. */
const tolerance = 0.15;

/**
 * Returns the dependencies of a resource that have times. In place of a dependency without times, such as a component, it returns the
 * dependencies of that one.
 */
function timedBefore(
  urn: string,
  dependencies: ReadonlyMap<string, readonly string[]>,
  isTimed: (urn: string) => boolean,
  seen: Set<string> = new Set(),
): string[] {
  return (dependencies.get(urn) ?? []).flatMap((next) => {
    if (seen.has(next)) {
      return [];
    }
    seen.add(next);
    return isTimed(next) ? [next] : timedBefore(next, dependencies, isTimed, seen);
  });
}

/** A state names a provider as `<URN>::<id>`. */
function providerUrn(reference: string): string {
  return reference.slice(0, reference.lastIndexOf("::"));
}
