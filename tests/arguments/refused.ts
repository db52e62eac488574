import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";

/** Arguments that no compiler has seen, with a line of the error that they get. */
export type Wrong = readonly [args: unknown, line: string];

/** An image with a tag. */
export const image = "example.com/app:1";

/** The shortest arguments of a workload that serves traffic. */
export const web = { image, port: 8080 };

/** Returns the message with which something is refused before it touches Pulumi, which these tests do not run. */
export function messageOf(create: () => unknown): string {
  try {
    create();
  } catch (error) {
    assert.ok(pulumi.RunError.isInstance(error), String(error));
    return error.message;
  }
  return "nothing was refused";
}
