import assert from "node:assert/strict";
import { changedSecrets } from "../../../cli/plan/against/changed-secrets";

const file = (token: string, size = 1, more = "") =>
  `config:\n  app:token: { secure: "${token}" }\n  app:size: ${size}\n  app:nested: { list: [{ key: { secure: "${token}" } }] }\n${more}`;

describe("encrypted values of a stack's file", () => {
  it("that differ are named, and nothing of them is told", () => {
    assert.deepEqual(changedSecrets(file("v1:aaa"), file("v1:bbb", 2)), ["app:nested.list.0.key", "app:token"]);
  });
  it("that are equal, come or go are not named", () => {
    assert.deepEqual(changedSecrets(file("v1:aaa"), file("v1:aaa", 2, "  app:new: { secure: x }\n")), []);
    assert.deepEqual(changedSecrets("config: {}\n", file("v1:aaa")), []);
    assert.deepEqual(changedSecrets("", ""), []);
  });
});
