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
