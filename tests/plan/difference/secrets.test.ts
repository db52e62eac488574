import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import fc from "fast-check";
import { stacksComment } from "../../../cli/plan/comment";
import { difference, differenceJson, differenceText, headLines } from "../../../cli/plan/difference";
import { plain, planJson } from "../../../cli/plan/formats";
import { plannedResources } from "../../../cli/plan/planned-resource";
import { runProgram } from "../../../components/testing";
import { whole } from "../../support/whole";

class Vault extends pulumi.CustomResource {
  constructor(name: string, inputs: pulumi.Inputs) {
    super("test:index:Vault", name, inputs);
  }
}

/** Plans a program with a secret in every place that inputs have. */
async function plan(secret: string, size: number) {
  const { resources, outputs } = await runProgram(() => {
    const hidden = pulumi.secret(secret);
    new Vault("vault", {
      size,
      token: hidden,
      list: [{ name: "a", value: hidden }, hidden],
      document: pulumi.interpolate`{"size": ${size}, "password": "${hidden}"}`,
      lines: pulumi.interpolate`first\n${hidden}\nsize ${size}`,
    });
    return { url: pulumi.interpolate`https://${hidden}@example.com` };
  });
  return { project: "keelson", stack: "prod", resources, outputs, warnings: [], notes: [] };
}

describe("secrets", () => {
  it("are in no format of a plan or a difference", async () => {
    const word = fc.stringMatching(/^[a-z0-9]{12,20}$/);
    await fc.assert(
      fc.asyncProperty(word, word, async (one, other) => {
        const [before, after] = [await plan(one, 1), await plan(other, 2)];
        const [old, now] = [plannedResources(before.resources), plannedResources(after.resources)];
        const found = difference(old, now);
        const head = headLines(old, now, found, ["Pulumi.prod.yaml: keelson:token"]);
        const report = {
          project: "keelson",
          stack: "prod",
          against: "main",
          found,
          head,
          failing: head,
          refused: [],
          notes: [],
        };
        const texts = [
          differenceText(report, plain),
          differenceJson(report),
          stacksComment([{ stack: "prod", plan: after, report }]),
          whole(planJson(after.resources)),
        ];
        for (const text of texts) {
          assert.ok(!text.includes(one) && !text.includes(other), text);
        }
        assert.match(texts[0] ?? "", /size 1 → 2/);
        assert.match(texts[0] ?? "", /Pulumi\.prod\.yaml: keelson:token has a new encrypted value/);
      }),
      { numRuns: 5 },
    );
  });
});
