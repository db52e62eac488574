import assert from "node:assert/strict";
import fc from "fast-check";
import { stackMarkdown, stacksComment } from "../../cli/plan/comment";
import { difference } from "../../cli/plan/difference";
import { plannedResources } from "../../cli/plan/planned-resource";
import type { StackOutcome } from "../../cli/plan/stacks";
import { platform } from "./platform";

function outcome(stack: string, refused: string[] = []): StackOutcome {
  const plan = { project: "keelson", stack, resources: platform, outputs: {}, warnings: [], notes: [] };
  const found = difference([], plannedResources(platform));
  return { stack, plan, report: { project: "keelson", stack, against: "main", found, refused, notes: [] } };
}

const failed: StackOutcome = { stack: "bad", failure: "domain: <none>\nsize: 0" };
const folds = (text: string) => [text.split("<details").length - 1, text.split("</details>").length - 1];

describe("the plans of several stacks as one comment", () => {
  it("fold each, with what failed or is refused open", () => {
    const comment = stacksComment([
      outcome("dev"),
      outcome("prod", ["aws.eks.Cluster prod would be replaced"]),
      failed,
    ]);
    assert.deepEqual(comment.match(/^<details.*<b>(?:dev|prod|bad)<\/b>.*$/gm), [
      "<details><summary><b>dev</b>: 12 created, 0 unchanged</summary>",
      "<details open><summary>❌ <b>prod</b>: 12 created, 0 unchanged, refused</summary>",
      "<details open><summary>❌ <b>bad</b>: cannot be planned</summary>",
    ]);
    assert.match(comment, /^❌ domain: &lt;none&gt;<br>size: 0$/m);
    assert.match(comment, /^<details><summary>The whole plan · 12<\/summary>$/m);
    const [opened, closed] = folds(comment);
    assert.equal(opened, closed);
  });

  it("leave out whole plans first, the longest first", () => {
    const [dev, prod] = [outcome("dev"), outcome("production")];
    const all = stacksComment([dev, prod]);
    const comment = stacksComment([dev, prod], all.length - 1);
    assert.match(comment, /^The whole plan is too long for this comment: `npm run plan -- --stack production`$/m);
    assert.equal(comment.includes("--stack dev`"), false);
    assert.ok(comment.length < all.length);
  });

  it("then cut what is left, and say so", () => {
    const comment = stacksComment([outcome("dev"), failed], 600);
    assert.match(comment, /^\*\*Cut here because it is too long\. The run's artifact has all of it\.\*\*$/m);
    assert.match(comment, /^❌ domain/m);
  });

  it("never are longer than they may be, and close all that they open", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1200, max: 20_000 }), (limit) => {
        const comment = stacksComment([outcome("dev", ["x".repeat(50)]), outcome("prod"), failed], limit);
        const [opened, closed] = folds(comment);
        return comment.length <= limit && opened === closed;
      }),
    );
  });

  it("are a stack's difference and its plan where there is only one", () => {
    assert.match(stackMarkdown(outcome("dev")), /^### keelson, stack dev, against main\n[\s\S]*<\/details>\n$/);
  });
});
