import * as pulumi from "@pulumi/pulumi";
import { ProgramError } from "../../../components/testing";
import { UserError } from "../../user-error";

/** The prefix that the SDK puts before an error's own message. */
const sdkPrefix = /^(?:error serializing property "[^"]*": )+/;

/** Returns what to tell the user about a failed program: the message alone if it is meant for people, otherwise with the stack trace. */
export function refusal(error: unknown): UserError {
  const errors = error instanceof ProgramError ? error.errors : [error];
  return new UserError(errors.map(messageFor).join("\n"));
}

function messageFor(error: unknown): string {
  if (!(error instanceof Error)) {
    return `the program threw ${String(error)}`;
  }
  return isForPeople(error)
    ? error.message.replace(sdkPrefix, "")
    : `the program failed: ${error.stack ?? error.message}`;
}

function isForPeople(error: Error): boolean {
  if (pulumi.ResourceError.isInstance(error)) {
    return error.hideStack === true;
  }
  return error instanceof UserError || pulumi.RunError.isInstance(error);
}
