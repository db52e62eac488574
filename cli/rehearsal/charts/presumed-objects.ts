/** The Kubernetes objects that nothing in a run creates and that are assumed to exist, each as `Service shop/frontend`. */
export class PresumedObjects {
  readonly #ofProgram = new Set<string>();
  readonly #presumed = new Set<string>();
  readonly #made = new Set<string>();

  /** Notes an object that the program creates: until then, the object does not exist. */
  declare(object: string): void {
    this.#ofProgram.add(object);
  }

  /** Reports whether the program creates an object. */
  isDeclared(object: string): boolean {
    return this.#ofProgram.has(object);
  }

  /** Notes an object that is assumed to exist. */
  presume(object: string): void {
    this.#presumed.add(object);
  }

  /** Notes an object that is assumed to exist and that the run creates in its place. */
  make(object: string): void {
    this.#made.add(object);
    this.presume(object);
  }

  /**
   * Notes that the program creates an object that the run has already created in its place, because a preview does not read objects from a
   * provider whose cluster does not exist yet.
   *
   * @returns whether the run created it
   */
  takeOver(object: string): boolean {
    const isMade = this.#made.delete(object);
    if (isMade) {
      this.#presumed.delete(object);
    }
    return isMade;
  }

  /** Notes that an object exists after all, unless the run created it in place of others. */
  found(object: string): void {
    if (!this.#made.has(object)) {
      this.#presumed.delete(object);
    }
  }

  /**
   * Forgets all of them: the next operation reads them again, perhaps under other names, because a preview generates other names than an
   * up.
   */
  forget(): void {
    this.#presumed.clear();
    this.#made.clear();
  }

  has(object: string): boolean {
    return this.#presumed.has(object);
  }

  get names(): ReadonlySet<string> {
    return this.#presumed;
  }

  /** Names the objects in a sentence, if there are any. */
  get sentences(): string[] {
    const names = [...this.#presumed].toSorted().join(", ");
    const content = "Their addresses are invented, their definitions accept any field, and everything else is empty.";
    return names === ""
      ? []
      : [`These objects are assumed to exist, because the program does not create them: ${names}. ${content}`];
  }
}
