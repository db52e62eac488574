import assert from "node:assert/strict";
import { answerOf, awsProvider } from "../../../cli/clouds";
import type { Fields } from "../../../cli/values";

/** Where resources of tests are created. */
export const place = { accountId: "111122223333", region: "eu-central-1", newId: awsProvider.drawId };

/** Asks for a change of a resource named `test`. */
export function question(inputs: Fields, previous?: Fields) {
  return { type: "", name: "test", inputs, place, previous };
}

/** Returns what the provider knows of a resource after its creation or change. */
export function answered(token: string, inputs: Fields, previous?: Fields) {
  const type = awsProvider.types[token];
  assert.ok(type, token);
  return answerOf(awsProvider, type, { ...question(inputs, previous), type: token });
}
