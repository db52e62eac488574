import { messageOf } from "../../error-message";
/** Stops everything that was started, in reverse order. */
export class Cleanup {
  readonly #steps: (() => Promise<void> | void)[] = [];

  /** Adds the way to stop something that was just started. */
  add(step: () => Promise<void> | void): void {
    this.#steps.push(step);
  }

  /** Stops everything, even if some steps fail. @throws AggregateError of all failures */
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
      const reasons = errors.map(messageOf);
      throw new AggregateError(errors, `not everything could be stopped: ${reasons.join("; ")}`);
    }
  }
}
