/** A mistake in what the user gave: its message says all there is to say, and no stack is worth showing. */
export class UserError extends Error {
  override readonly name = "UserError";

  constructor(message: string) {
    super(message);
    this.stack = `${this.name}: ${message}`;
  }
}
