import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { planCost, planStacks } from "../../cli/plan";
import { readProject } from "../../cli/project";

/** Most that a round figure differs from what the plan counts, as a share. */
const tolerance = 0.03;

/** Reads what a page of a first account says that each stack costs a month: `| dev | $170 to $190 |`. */
function told(cloud: string): [stack: string, min: number, max: number][] {
  const page = readFileSync(`docs/first-account-${cloud}.md`, "utf8");
  const dollars = (amount = "") => Number(amount.replaceAll(",", ""));
  return [...page.matchAll(/^\| ([\w-]+) \| \$([\d,]+) to \$([\d,]+) \|/gm)].map(([, stack = "", min, max]) => [
    stack,
    dollars(min),
    dollars(max),
  ]);
}

describe("the pages of a first account", () => {
  for (const [cloud, stacks] of Object.entries({
    aws: ["dev", "staging", "prod"],
    gcp: ["prod-gke"],
    azure: ["prod-aks"],
  })) {
    it(`say what the plan says that the stacks cost on ${cloud}, in round figures`, async () => {
      const figures = told(cloud);
      assert.deepEqual(
        figures.map(([stack]) => stack),
        stacks,
      );
      for (const [stack, min, max] of figures) {
        const [outcome] = await planStacks(readProject(process.cwd()), [stack]);
        assert.ok(outcome !== undefined && "plan" in outcome, JSON.stringify(outcome));
        const cost = planCost(outcome.plan);
        for (const [figure, counted] of [
          [min, cost.min],
          [max, cost.max],
        ] as const) {
          assert.ok(Math.abs(figure - counted) <= counted * tolerance, `${stack}: $${figure}, not $${counted}`);
        }
      }
    });
  }
});
