import assert from "node:assert/strict";
import { join } from "node:path";
import fc from "fast-check";
import { commentLength, stackMarkdown, stacksComment } from "../../../cli/plan/comment";
import { type DifferenceReport, difference, maskedPlans, review } from "../../../cli/plan/difference";
import { type PlannedResource, plannedResources } from "../../../cli/plan/planned-resource";
import type { StackOutcome } from "../../../cli/plan/stacks";
import { assertGenerated } from "../../support/generated";
import { planned } from "../difference/planned";
import { pullRequests } from "../difference/pull-requests";
import { platform } from "../platform";

type Compared = readonly [before: readonly PlannedResource[], after: readonly PlannedResource[]];

function reportOf(stack: string, compared: Compared): DifferenceReport {
  const [before, after] = maskedPlans(...compared);
  const found = difference(before, after);
  const nothing = { file: `Pulumi.${stack}.yaml`, allowed: [] };
  const reviewed = review({ before, after, found }, { allowance: nothing, permission: nothing });
  return { project: "keelson", stack, against: "main (1a2b3c4)", found, ...reviewed, notes: [] };
}

function outcome(stack: string, compared: Compared, tier?: string): StackOutcome {
  const plan = { project: "keelson", stack, resources: platform, outputs: {}, warnings: [], notes: [] };
  return { stack, ...(tier === undefined ? {} : { tier }), plan, report: reportOf(stack, compared) };
}

const unchanged: Compared = [plannedResources(platform), plannedResources(platform)];
const fresh: Compared = [[], plannedResources(platform)];
const requestOf = (name: string): Compared => {
  const request = pullRequests.find((each) => each.name === name);
  assert.ok(request);
  return [request.before, request.after];
};
const opened = requestOf("the API server opened");
const bumped = requestOf("a chart's bump");
const failed: StackOutcome = { stack: "bad", failure: "domain: <none>\nsize: 0" };
const folds = (text: string) => [text.split("<details").length - 1, text.split("</details>").length - 1];
const count = (text: string, part: string) => text.split(part).length - 1;

/** A pull request with very many changes, some of them grave. */
function large(size: number, delay = 5): Compared {
  const queues = (shift: number) =>
    Array.from({ length: size }, (_, index) =>
      planned("aws:sqs/queue:Queue", `queue-${index}`, {
        inputs: { delaySeconds: shift + index, name: "q".repeat(60) },
      }),
    );
  const [before, after] = opened;
  return [
    [...before, ...queues(0)],
    [...after, ...queues(delay)],
  ];
}

describe("the comment of a pull request", () => {
  for (const { name, before, after } of pullRequests) {
    it(`is as reviewed: ${name}`, () => {
      const file = join(__dirname, "golden", `${name.replaceAll(/\W+/g, "-")}.md`);
      const report = reportOf("prod", [before, after]);
      const plan = { project: "keelson", stack: "prod", resources: [], outputs: {}, warnings: [], notes: [] };
      assertGenerated(file, () => stacksComment([{ stack: "prod", plan, report }], 8_000));
    });
  }

  it("tells what stacks share once, and the heads before everything else, prod first", () => {
    const [before, after] = bumped;
    const both: Compared = [
      [...opened[0], ...before],
      [...opened[1], ...after],
    ];
    const comment = stacksComment([outcome("dev", bumped), outcome("prod", both), outcome("staging", bumped)]);
    assert.equal(count(comment, 'version "v1.21.1" → "v1.22.0"'), 2, "once in the head, once among all changes");
    const details = comment.slice(0, comment.indexOf("<details><summary>The whole plan"));
    assert.deepEqual(details.match(/^(?:###|<details>).*$/gm), [
      "### prod",
      "### all 3 stacks",
      "<details><summary>All changes of <b>all 3 stacks</b> · 1</summary>",
      "<details><summary>Changed · 1</summary>",
      "<details><summary>All changes of <b>prod</b> · 3</summary>",
      "<details><summary>Deleted · 1</summary>",
      "<details><summary>Changed · 1</summary>",
      "<details><summary>Created · 1</summary>",
    ]);
    const plans = [...comment.matchAll(/The whole plan of (\w+)/g)].map(([, stack]) => stack);
    assert.deepEqual(plans, ["prod", "staging", "dev"]);
  });

  it("orders stacks by name, then by tier", () => {
    const names = ["a", "b", "staging", "prod"].map((stack) =>
      outcome(stack, unchanged, stack === "b" ? "standard" : "small"),
    );
    const comment = stacksComment(names);
    assert.deepEqual(comment.match(/in <b>\w+/g), ["in <b>prod", "in <b>staging", "in <b>b", "in <b>a"]);
  });

  it("shows a stack that cannot be planned", () => {
    const comment = stacksComment([outcome("dev", unchanged), failed]);
    assert.match(comment, /^### ❌ bad cannot be planned\n\n❌ domain: &lt;none&gt;<br>size: 0$/m);
    assert.match(comment, /^- ✅ .*\n- ❌ <b>bad<\/b> cannot be planned: domain: &lt;none&gt;\n\n/);
    const announced = stacksComment([{ stack: "prod", failure: "Pulumi.prod.yaml is not valid:\n✖ domain: none" }]);
    assert.match(announced, /^- ❌ <b>prod<\/b> cannot be planned: Pulumi\.prod\.yaml is not valid: ✖ domain: none\n/);
  });

  it("leaves out whole plans first, the least important first", () => {
    const outcomes = [outcome("dev", bumped), outcome("prod", opened)];
    const all = stacksComment(outcomes);
    const comment = stacksComment(outcomes, all.length - 1);
    assert.match(
      comment,
      /^The whole plan of dev is too long for this comment\. To see it, run: `npm run plan -- --stack dev`$/m,
    );
    assert.equal(comment.includes("--stack prod`"), false);
    assert.ok(comment.length < all.length);
  });

  it("stays short with a thousand changes, and loses nothing that opens", () => {
    const outcomes = ["dev", "staging", "prod"].map((stack, index) => outcome(stack, large(1000, 5 + index)));
    const comment = stacksComment(outcomes, commentLength);
    assert.ok(comment.length <= commentLength && commentLength < 65_536, String(comment.length));
    assert.ok(comment.length > commentLength * 0.8, `uses its room: ${comment.length}`);
    for (const line of reportOf("prod", opened).head.filter(({ class: cls }) => cls === "open")) {
      assert.ok(comment.includes(line.text), line.text);
    }
    assert.match(comment, /artifact `plan`/);
    const [open, closed] = folds(comment);
    assert.equal(open, closed);
  });

  it("links to the whole, within its room, if it knows where that is", () => {
    const outcomes = ["dev", "prod"].map((stack, index) => outcome(stack, large(1000, 5 + index)));
    const address = "https://ci.example.com/acme/shop/actions/runs/42#artifacts";
    const comment = stacksComment(outcomes, commentLength, address);
    assert.ok(comment.length <= commentLength, String(comment.length));
    assert.match(comment, /^- \[the whole plan\]\(https:\/\/ci\.example\.com\/\S+#artifacts\)$/m);
    assert.equal(comment.includes("artifact `plan`"), false);
    assert.ok(count(comment, `[the whole plan](${address})`) >= 2);
  });

  it("is never longer than it may be, and closes all that it opens", () => {
    const outcomes = [outcome("dev", fresh), outcome("prod", opened), failed, outcome("large", large(40))];
    fc.assert(
      fc.property(fc.integer({ min: 4_000, max: 30_000 }), (limit) => {
        const comment = stacksComment(outcomes, limit);
        const [open, closed] = folds(comment);
        return comment.length <= limit && open === closed && comment.includes("203.0.113.0/24 → aws.eks.Cluster prod");
      }),
      { numRuns: 12 },
    );
  });

  it("is a stack's difference and its plan if there is only one", () => {
    assert.match(stackMarkdown(outcome("dev", fresh)), /^### keelson, stack dev, against main[\s\S]*<\/details>\n$/);
  });
});
