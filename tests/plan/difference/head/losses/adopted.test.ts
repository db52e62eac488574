import assert from "node:assert/strict";
import { difference, headLines } from "../../../../../cli/plan/difference";
import { planned } from "../../planned";

describe("a resource with another name and an alias", () => {
  it("stays as it is", () => {
    const before = [planned("aws:sqs/queue:Queue", "old", { inputs: { name: "q" } })];
    const after = [
      planned("aws:sqs/queue:Queue", "new", { inputs: { name: "q" }, options: { aliases: [{ name: "old" }] } }),
    ];
    const lines = headLines(before, after, difference(before, after)).filter((line) => line.class !== "cost");
    assert.deepEqual(lines, [
      {
        class: "other",
        text: "aws.sqs.Queue new: takes over the existing resource, because its alias is the old name old",
      },
    ]);
  });
});
