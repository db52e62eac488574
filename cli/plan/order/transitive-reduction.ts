/** An edge from one node to another. */
export type Edge = readonly [from: string, to: string];

/**
 * Leaves out every edge that a chain of other edges implies, in alphabetical order. Reachability stays the same, also around cycles. Edges
 * in `given` count but are not in the result.
 */
export function transitiveReduction(edges: readonly Edge[], given: readonly Edge[] = []): Edge[] {
  const successors = new Map<string, Set<string>>();
  for (const [from, to] of [...edges, ...given]) {
    successors.set(from, (successors.get(from) ?? new Set()).add(to));
  }
  const sorted = [...edges].sort((a, b) => (a.join("\n") < b.join("\n") ? -1 : 1));
  return sorted.filter(([from, to]) => {
    successors.get(from)?.delete(to);
    const isImplied = reaches(from, to, successors);
    if (!isImplied) {
      successors.get(from)?.add(to);
    }
    return !isImplied;
  });
}

function reaches(from: string, to: string, successors: ReadonlyMap<string, ReadonlySet<string>>): boolean {
  const seen = new Set<string>();
  const open = [from];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node === to) {
      return true;
    }
    for (const next of successors.get(node) ?? []) {
      if (!seen.has(next)) {
        seen.add(next);
        open.push(next);
      }
    }
  }
  return false;
}
