import { join } from "node:path";
import { difference, maskedPlans, review } from "../../cli/plan/difference";
import { type PlannedResource, plannedResources } from "../../cli/plan/planned-resource";
import { assertGenerated } from "../support/generated";
import { planOwn } from "./own-plan";
import { type OwnPullRequest, ownPullRequests } from "./own-pull-requests";

async function rows(stack: string, change?: OwnPullRequest["change"]): Promise<PlannedResource[]> {
  const { resources } = await planOwn(stack, change);
  return plannedResources(resources);
}

/** Writes what a reviewer sees first, and the sentences that fail the plan. */
function reviewed({ name, stack }: OwnPullRequest, ...plans: [PlannedResource[], PlannedResource[]]): string {
  const [before, after] = maskedPlans(...plans);
  const found = difference(before, after);
  const nothing = { file: `Pulumi.${stack}.yaml`, allowed: [] };
  const { head, refused } = review({ before, after, found }, { allowance: nothing, permission: nothing });
  const lines = head.map((line) => `- ${line.class}: ${line.text}`);
  return [
    `## ${name}: ${stack}`,
    "",
    ...lines,
    "",
    ...(refused.length === 0 ? ["passes"] : refused.map((text) => `fails: ${text}`)),
    "",
  ].join("\n");
}

describe("pull requests of this repository", () => {
  const plans = new Map<string, PlannedResource[]>();
  const texts: string[] = [];

  for (const request of ownPullRequests) {
    it(`plans ${request.name}`, async () => {
      const { stack, base, change } = request;
      const usual = plans.get(stack) ?? (await rows(stack));
      plans.set(stack, usual);
      texts.push(reviewed(request, base === undefined ? usual : await rows(stack, base), await rows(stack, change)));
    });
  }

  it("are decided as reviewed", () => {
    assertGenerated(join(__dirname, "own-pull-requests.md"), () => texts.join("\n"));
  });
});
