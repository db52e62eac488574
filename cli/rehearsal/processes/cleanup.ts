/** Remembers how to undo what was started, and undoes it in reverse. */
export class Cleanup {
  readonly #steps: (() => Promise<void> | void)[] = [];

  /** Adds how to undo something that has just been started. */
  add(step: () => Promise<void> | void): void {
    this.#steps.push(step);
  }

  /** Undoes everything, also when some of it fails; the failures come afterwards, together. */
  async run(): Promise<void> {
    const errors: unknown[] = [];
    for (let step = this.#steps.pop(); step !== undefined; step = this.#steps.pop()) {
      try {
        await step();
      } catch (error) {
        errors.push(error);
      }
    }
    if (errors.length > 0) {
      const reasons = errors.map((error) => (error instanceof Error ? error.message : String(error)));
      throw new AggregateError(errors, `not everything could be stopped: ${reasons.join("; ")}`);
    }
  }
}
