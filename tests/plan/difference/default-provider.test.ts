import assert from "node:assert/strict";
import { difference, headLines } from "../../../cli/plan/difference";
import { type PlannedResource, parsePlan, plannedResources } from "../../../cli/plan/planned-resource";
import { registered } from "../../support/registered";
import { planned } from "./planned";

const subscription = "/subscriptions/3333";
const inputs = {
  principalId: "p-1",
  roleDefinitionId: `${subscription}/providers/Microsoft.Authorization/roleDefinitions/8e3af657-a8ff-443c-a75c-2fe8c4bcb635`,
  scope: subscription,
};
const token = "azure-native:authorization:RoleAssignment";

function told(after: PlannedResource): string[] {
  return headLines([], [after], difference([], [after])).map((line) => `${line.class}: ${line.text}`);
}

describe("a resource of a default provider", () => {
  it("is no component, even if its token looks like that of one", () => {
    const [own] = plannedResources([registered("owner", { type: token, inputs })]);
    assert.ok(own !== undefined);
    assert.deepEqual(told(own), [`admin: p-1: Owner on ${subscription}`]);
    const [other] = plannedResources([
      registered("image", { type: "docker-build:index:Image", inputs: { push: true } }),
    ]);
    assert.ok(other !== undefined);
    assert.deepEqual(told(other), ["other: docker-build.Image image: created with push true"]);
  });

  it("is no component in a plan of an earlier version, which does not say so", () => {
    const row = planned(token, "owner", { provider: null, inputs });
    assert.deepEqual(parsePlan(JSON.stringify([row]), "plan.json").flatMap(told), [
      `admin: p-1: Owner on ${subscription}`,
    ]);
    const part = planned("acme:index:Part", "web", { provider: null, inputs: { replicas: 2 } });
    assert.deepEqual(told(part), ["other: web (Part): created"]);
  });
});
