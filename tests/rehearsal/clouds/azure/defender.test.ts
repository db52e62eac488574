import assert from "node:assert/strict";
import { defenderProblem } from "../../../../cli/rehearsal/clouds/azure/defender";

const id = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.OperationalInsights/workspaces/logs";

function problem(enabled: boolean, disableLocalAuth: boolean): string | undefined {
  const entry = { type: "", name: "logs", id, state: { features: { disableLocalAuth } }, createdAt: 0, seed: "" };
  const defender = { securityMonitoring: { enabled }, logAnalyticsWorkspaceResourceId: id.toUpperCase() };
  return defenderProblem({ securityProfile: { defender } }, { ofType: () => [entry] });
}

describe("Defender's agents", () => {
  it("crash if their workspace refuses keys", () => {
    assert.match(
      problem(true, true) ?? "",
      /microsoft-defender-publisher-ds crashes, because its workspace refuses keys/,
    );
  });

  it("run if it accepts keys, and are not there if Defender is off", () => {
    assert.deepEqual([problem(true, false), problem(false, true)], [undefined, undefined]);
  });
});
