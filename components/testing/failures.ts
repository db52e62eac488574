import * as pulumi from "@pulumi/pulumi";

/**
 * Thrown if one run of a program had several errors.
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
 * Collects all errors of a run. If an apply, input or registration fails, Pulumi reports it only as an unhandled rejection, once for each affected
 * promise.
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

  /** Replaces the process's listeners. Call `release` to restore them. */
  constructor() {
    this.#others = {
      unhandledRejection: process.listeners("unhandledRejection"),
      uncaughtException: process.listeners("uncaughtException"),
    };
    process.removeAllListeners("unhandledRejection").removeAllListeners("uncaughtException");
    process.on("unhandledRejection", this.#listeners.unhandledRejection);
    process.on("uncaughtException", this.#listeners.uncaughtException);
  }

  /** True after an error that prevents the program from finishing. */
  get fatal(): boolean {
    return this.#stopped;
  }

  /** Adds an error. The program continues. */
  add(error: unknown): void {
    this.#errors.add(error);
  }

  /** Adds an error that prevents the program from finishing. */
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

  /** Throws the error, or a `ProgramError` if there are several errors. Without errors, does nothing. */
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

/** Drops errors with the same message as an earlier error, because the SDK both logs and throws some errors. */
function withoutEchoes(errors: readonly unknown[]): unknown[] {
  const seen = new Set<string>();
  return errors.filter((error) => {
    const message = messageOf(error);
    const isNew = !seen.has(message);
    seen.add(message);
    return isNew;
  });
}
