/** A mistake in the user's input. Its message says everything, so no stack trace is shown. */
export class UserError extends Error {
  override readonly name = "UserError";

  constructor(message: string) {
    super(message);
    this.stack = `${this.name}: ${message}`;
  }
}
