import * as pulumi from "@pulumi/pulumi";

/**
 * Several things went wrong in one run of a program.
 *
 * @example
 * ```ts
 * import * as aws from "@pulumi/aws";
 * import { ProgramError, runProgram } from "keelson/testing";
 *
 * runProgram(() => new aws.s3.Bucket("orders")).catch((error: unknown) => {
 *   console.error(error instanceof ProgramError ? error.errors : [error]);
 * });
 * ```
 */
export class ProgramError extends Error {
  readonly errors: readonly unknown[];

  override readonly name = "ProgramError";

  constructor(errors: readonly unknown[]) {
    super(`${errors.length} errors in the program:\n${errors.map((error) => `- ${messageOf(error)}`).join("\n")}`);
    this.errors = errors;
  }
}

/** Returns the message of anything that can be thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/**
 * Collects all errors of a run. Pulumi reports a failed apply, input or registration only as an
 * unhandled rejection, once for each promise that it affects.
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

  /** Replaces the process's listeners until `release`. */
  constructor() {
    this.#others = {
      unhandledRejection: process.listeners("unhandledRejection"),
      uncaughtException: process.listeners("uncaughtException"),
    };
    process.removeAllListeners("unhandledRejection").removeAllListeners("uncaughtException");
    process.on("unhandledRejection", this.#listeners.unhandledRejection);
    process.on("uncaughtException", this.#listeners.uncaughtException);
  }

  /** Whether an error happened after which the program cannot finish. */
  get fatal(): boolean {
    return this.#stopped;
  }

  /** Adds an error; the program continues. */
  add(error: unknown): void {
    this.#errors.add(error);
  }

  /** Adds an error after which the program cannot finish. */
  stop(error: unknown): void {
    this.#errors.add(error);
    this.#stopped = true;
  }

  /** Adds an error that is shown without a stack trace. */
  addMessage(message: string): void {
    this.#errors.add(new pulumi.RunError(message));
  }

  /** Restores the process's listeners. */
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

  /** Throws the error, or a `ProgramError` if there are several; does nothing if there is none. */
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

/** Drops errors that repeat another one's message, because the SDK both logs and throws some. */
function withoutEchoes(errors: readonly unknown[]): unknown[] {
  const seen = new Set<string>();
  return errors.filter((error) => {
    const message = messageOf(error);
    const isNew = !seen.has(message);
    seen.add(message);
    return isNew;
  });
}
