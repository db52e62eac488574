import * as pulumi from "@pulumi/pulumi";

/** Several things went wrong in one run of a program. */
export class ProgramError extends Error {
  readonly errors: readonly unknown[];

  override readonly name = "ProgramError";

  constructor(errors: readonly unknown[]) {
    super(`${errors.length} errors in the program:\n${errors.map((error) => `- ${messageOf(error)}`).join("\n")}`);
    this.errors = errors;
  }
}

/** The message of anything that can be thrown. */
function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/**
 * Collects what goes wrong during a run, wherever it happens. Pulumi reports a failed apply, input or registration
 * only as an unhandled rejection, once per promise that saw it.
 */
export class Failures {
  readonly #errors = new Set<unknown>();
  readonly #listeners = {
    unhandledRejection: (reason: unknown) => this.stop(reason),
    uncaughtException: (error: unknown) => this.stop(error),
  };
  readonly #others: {
    unhandledRejection: NodeJS.UnhandledRejectionListener[];
    uncaughtException: NodeJS.UncaughtExceptionListener[];
  };
  #stopped = false;

  /** Takes over the process' events until `release`. */
  constructor() {
    this.#others = {
      unhandledRejection: process.listeners("unhandledRejection"),
      uncaughtException: process.listeners("uncaughtException"),
    };
    process.removeAllListeners("unhandledRejection").removeAllListeners("uncaughtException");
    process.on("unhandledRejection", this.#listeners.unhandledRejection);
    process.on("uncaughtException", this.#listeners.uncaughtException);
  }

  /** Whether something happened after which the program cannot finish. */
  get fatal(): boolean {
    return this.#stopped;
  }

  /** Notes an error; the program goes on. */
  add(error: unknown): void {
    this.#errors.add(error);
  }

  /** Notes an error after which the program cannot finish. */
  stop(error: unknown): void {
    this.#errors.add(error);
    this.#stopped = true;
  }

  /** Notes an error that has a message and no stack worth showing. */
  addMessage(message: string): void {
    this.#errors.add(new pulumi.RunError(message));
  }

  /** Gives the process' events back to who had them. */
  release(): void {
    process.off("unhandledRejection", this.#listeners.unhandledRejection);
    process.off("uncaughtException", this.#listeners.uncaughtException);
    for (const listener of this.#others.unhandledRejection) {
      process.on("unhandledRejection", listener);
    }
    for (const listener of this.#others.uncaughtException) {
      process.on("uncaughtException", listener);
    }
  }

  /** Throws the one error there was, or all of them as one; does nothing where there was none. */
  throwIfAny(): void {
    const errors = withoutEchoes([...this.#errors]);
    if (errors.length > 1) {
      throw new ProgramError(errors);
    }
    if (errors.length === 1) {
      throw errors[0];
    }
  }
}

/** Drops an error that only repeats another one's message, as the SDK does when it logs one and throws it too. */
function withoutEchoes(errors: readonly unknown[]): unknown[] {
  const seen = new Set<string>();
  return errors.filter((error) => {
    const message = messageOf(error);
    const isNew = !seen.has(message);
    seen.add(message);
    return isNew;
  });
}
