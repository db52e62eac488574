/** The objects that are currently waited for, and the conditions that each of them lacks. */
export class WaitBoard {
  /** Called on each change. */
  onChange: () => void = () => undefined;
  /** Describes the pods that no pool of nodes grows for. */
  shortage: () => string | undefined = () => undefined;
  readonly #waits = new Map<string, string>();

  /** Notes what an object (`Deployment shop/web`) still lacks. */
  waitFor(object: string, missing: string): void {
    this.#waits.set(object, missing);
    this.onChange();
  }

  /** Removes an object that is ready or no longer waited for. */
  end(object: string): void {
    if (this.#waits.delete(object)) {
      this.onChange();
    }
  }

  /** Describes the longest wait, counts the others, and says if nodes are full; undefined if nothing is waited for. */
  get text(): string | undefined {
    const [oldest] = this.#waits;
    if (oldest === undefined) {
      return undefined;
    }
    const more = this.#waits.size - 1;
    const wait = `waiting for ${oldest[0]}: ${oldest[1]}${more > 0 ? ` (and ${more} more)` : ""}`;
    return [wait, this.shortage()].filter(Boolean).join("; ");
  }
}
