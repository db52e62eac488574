import assert from "node:assert/strict";
import { difference, headLines } from "../../../../../cli/plan/difference";
import type { PlannedResource } from "../../../../../cli/plan/planned-resource";
import { planned } from "../../planned";

const group = (instanceType: string) =>
  planned("eks:index:ManagedNodeGroup", "workers", {
    component: true,
    provider: null,
    inputs: { instanceTypes: [instanceType] },
  });
const inside = planned("aws:eks/nodeGroup:NodeGroup", "workers", { parent: group("r6i.xlarge").urn });

function unjudged(before: readonly PlannedResource[], after: readonly PlannedResource[]): string[] {
  return headLines(before, after, difference(before, after)).flatMap((line) =>
    line.class === "unjudged" ? [line.text] : [],
  );
}

describe("a component whose resources no plan sees", () => {
  it("is for the reviewer to judge", () => {
    assert.deepEqual(unjudged([group("r6i.xlarge")], [group("r6i.2xlarge")]), [
      'workers (ManagedNodeGroup): these changes have effects inside the component, which the plan does not show: instanceTypes[0] "r6i.xlarge" → "r6i.2xlarge"',
    ]);
  });

  it("is not, if its resources are in the plan", () => {
    assert.deepEqual(unjudged([group("r6i.xlarge"), inside], [group("r6i.2xlarge"), inside]), []);
  });
});
