import * as pulumi from "@pulumi/pulumi";
import { ProgramError } from "../../../components/testing";
import { UserError } from "../../user-error";

/** The prefix that the SDK puts before an error's own message. */
const sdkPrefix = /^(?:error serializing property "[^"]*": )+/;

/** Returns the message about a failed program: the message alone if it is meant for people, otherwise with the stack trace. */
export function refusal(error: unknown): UserError {
  const errors = error instanceof ProgramError ? error.errors : [error];
  return new UserError(errors.map(messageFor).join("\n"));
}

function messageFor(error: unknown): string {
  if (!(error instanceof Error)) {
    return `the program threw ${String(error)}`;
  }
  const unreached = unreachable(error);
  if (unreached !== undefined) {
    return `the program fetches a file that a plan cannot reach (${unreached}); download it, and use its path in the program`;
  }
  return isForPeople(error) ? error.message.replace(sdkPrefix, "") : `the program failed: ${stackOf(error)}`;
}

/** Frames of Node.js and of this command, which say nothing about the program. */
const loading = ["node:internal/", "/node_modules/tsx/", __dirname];

/** Returns an error's message and the program's own part of its stack. */
function stackOf({ message, stack = message }: Error): string {
  const lines = stack.split("\n");
  return lines.filter((line) => !(/^\s+at /.test(line) && loading.some((place) => line.includes(place)))).join("\n");
}

/** Returns why a fetch failed: Node.js keeps it from its message. */
function unreachable({ cause, message }: Error): string | undefined {
  return message.replace(sdkPrefix, "") === "fetch failed" && cause instanceof Error ? cause.message : undefined;
}

function isForPeople(error: Error): boolean {
  if (pulumi.ResourceError.isInstance(error)) {
    return error.hideStack === true;
  }
  return error instanceof UserError || pulumi.RunError.isInstance(error);
}
