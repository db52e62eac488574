import assert from "node:assert/strict";
import { difference, headLines, maskedPlans, review } from "../../../../cli/plan/difference";
import type { PullRequest } from "../pull-request";
import { pullRequests } from "../pull-requests";

/** Returns the sentences with which a plan fails. */
function failuresOf(request: PullRequest): string[] {
  const [before, after] = maskedPlans(request.before, request.after);
  const found = difference(before, after);
  const nothing = { file: "Pulumi.prod.yaml", allowed: [] };
  return [...review({ before, after, found }, { allowance: nothing, permission: nothing }).refused];
}

describe("a pull request is decided by its head", () => {
  for (const request of pullRequests) {
    it(request.name, () => {
      const [before, after] = maskedPlans(request.before, request.after);
      const lines = headLines(before, after, difference(before, after)).map((line) => `${line.class}: ${line.text}`);
      assert.deepEqual(lines, request.head);
      const sentences = failuresOf(request);
      assert.equal(sentences.length, request.fails.length, sentences.join("\n"));
      for (const [index, pattern] of request.fails.entries()) {
        assert.match(sentences[index] ?? "", pattern);
      }
    });

    it(`${request.name}, against itself: nothing to decide`, () => {
      for (const plan of [request.before, request.after]) {
        const found = difference(plan, plan);
        assert.deepEqual(headLines(plan, plan, found), []);
        assert.equal(found.unchanged, plan.length);
      }
    });
  }
});
