import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { embeddedJson } from "../../cli/pages/document";
import { commentLength, stackMarkdown, stacksComment } from "../../cli/plan/comment";
import {
  type DifferenceReport,
  difference,
  differenceJson,
  differenceText,
  headLines,
} from "../../cli/plan/difference";
import { plain, planJson, planText } from "../../cli/plan/formats";
import { planPage } from "../../cli/plan/page/page";
import { plannedResources } from "../../cli/plan/planned-resource";
import type { Plan } from "../../cli/plan/program";
import type { StackOutcome } from "../../cli/plan/stacks";
import { whole } from "../support/whole";
import { planOwn, project } from "./own-plan";

type Outcome = Extract<StackOutcome, { readonly plan: Plan }>;

const planted = "planted-Pa55/word+?";
/** Plans one of this repository's stacks; every resource gets a secret, in the ways that programs use one, and a size. */
async function planOf(stack: string, size = 1): Promise<Plan> {
  const secret = pulumi.secret(planted);
  const inputs = {
    size,
    planted: {
      whole: secret,
      list: [secret, { value: secret }],
      url: pulumi.interpolate`postgres://shop:${secret}@db`,
      encoded: secret.apply((text) => Buffer.from(text).toString("base64")),
    },
  };
  return await planOwn(stack, { inputs: ({ props }) => ({ ...props, ...inputs }), outputs: { planted: secret } });
}

function outcomeOf(before: Plan, after: Plan): Outcome {
  const [old, now] = [plannedResources(before.resources), plannedResources(after.resources)];
  const found = difference(old, now);
  const report: DifferenceReport = {
    project: after.project,
    stack: after.stack,
    against: "main",
    found,
    head: headLines(old, now, found),
    failing: [],
    refused: [],
    notes: [],
  };
  return { stack: after.stack, plan: after, report };
}

/** Every text that a plan or a comparison writes, by its format. */
function textsOf(outcome: Outcome): Readonly<Record<string, string>> {
  const { plan, report } = outcome;
  return {
    text: whole(planText(plan, plain, 120)),
    json: whole(planJson(plan.resources)),
    markdown: stackMarkdown({ stack: plan.stack, plan }),
    html: embeddedJson(planPage(plan)),
    ...(report !== undefined && {
      "text of the difference": differenceText(report, plain, 120),
      "json of the difference": differenceJson(report),
      "markdown of the difference": stackMarkdown(outcome),
      "html of the difference": embeddedJson(planPage(plan, report)),
    }),
  };
}

const bytes = Buffer.from(planted);
const forms = [
  planted,
  bytes.toString("base64").replace(/=+$/, ""),
  bytes.toString("base64url"),
  bytes.toString("hex"),
  encodeURIComponent(planted),
  JSON.stringify(planted).slice(1, -1),
  planted.slice(0, 12),
  planted.slice(4),
];

describe("the plans of this repository's stacks", () => {
  const outcomes: Outcome[] = [];

  for (const stack of project.stacks) {
    describe(stack, () => {
      let first: Plan;
      let changed: Outcome;
      before(async () => {
        first = await planOf(stack);
        changed = outcomeOf(first, await planOf(stack, 2));
        outcomes.push(changed);
      });

      it("is the same in every format when it is planned again", async () => {
        const again = await planOf(stack);
        assert.deepEqual(textsOf({ stack, plan: again }), textsOf({ stack, plan: first }));
        const { report } = outcomeOf(first, again);
        assert.deepEqual(
          [report?.head, report?.found.changed, report?.found.unchanged],
          [[], [], first.resources.length],
        );
      });

      it("and its difference hold no secret in any form and format", () => {
        const texts = textsOf(changed);
        const shown = Object.entries(texts).flatMap(([format, text]) =>
          forms.filter((form) => text.includes(form)).map((form) => `${format}: ${form}`),
        );
        assert.deepEqual(shown, []);
        assert.match(texts["text of the difference"] ?? "", /size 1 → 2/);
      });
    });
  }

  describe("in one comment", () => {
    it("fit if every resource changes, without a secret", () => {
      const changes = outcomes.reduce((sum, { report }) => sum + (report?.found.changed.length ?? 0), 0);
      assert.ok(changes > 1000, String(changes));
      const comment = stacksComment(outcomes, commentLength);
      assert.ok(comment.length <= commentLength, String(comment.length));
      assert.deepEqual(
        forms.filter((form) => comment.includes(form)),
        [],
      );
      for (const { stack } of outcomes) {
        assert.ok(comment.includes(`<b>${stack}</b>`), stack);
      }
    });
  });
});
