/** The clusters of a program, which share the run's one API server. */
export class Sharers {
  readonly #clusters: () => readonly string[];
  readonly #leaving = new Set<string>();

  /** @param clusters returns the ids of all clusters that exist, those that are being deleted included */
  constructor(clusters: () => readonly string[]) {
    this.#clusters = clusters;
  }

  /** Notes that a cluster is being deleted, and reports whether all of them are by now. */
  isLast(id: string): boolean {
    const clusters = this.#clusters();
    for (const gone of [...this.#leaving].filter((one) => !clusters.includes(one))) {
      this.#leaving.delete(gone);
    }
    this.#leaving.add(id);
    return clusters.every((one) => this.#leaving.has(one));
  }
}

/**
 * Says what a rehearsal cannot find in a program with several clusters, because they share an API server.
 *
 * @param ids those of all clusters of the run, such as `projects/p/locations/l/clusters/east`
 */
export function sharingSentences(ids: readonly string[]): string[] {
  const names = [...new Set(ids.map((id) => id.split("/").at(-1) ?? id))].toSorted();
  if (names.length < 2) {
    return [];
  }
  return [
    `The clusters ${names.join(", ")} share an API server and its nodes: what the program makes in one of them is in all of them, so nobody misses a namespace or a kind that another one has. Rehearse each cluster in a stack of its own to find that.`,
  ];
}
