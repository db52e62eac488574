import assert from "node:assert/strict";
import { aws } from "../../../plan/aws";
import { account, updating } from "../account";
import { itCreates, itShows } from "../cases";

const token = "aws:autoscaling/schedule:Schedule";
const group = "eks-general-0123";
const nodes = account([
  ["aws:eks/nodeGroup:NodeGroup", "prod:general", { resources: [{ autoscalingGroups: [{ name: group }] }] }],
]);
const inputs = { scheduledActionName: "stop", autoscalingGroupName: group, recurrence: "0 20 * * 1-5" };

describe(token, () => {
  itCreates(token, nodes, [
    ["times of a node group's own group", inputs],
    [
      "times of a group that nobody made",
      { ...inputs, autoscalingGroupName: "general" },
      "ValidationError: Auto Scaling group name not found - null",
    ],
  ]);

  it("refuses other times in place, because the last start is sent with them", () => {
    const changed = { ...inputs, recurrence: "0 21 * * 1-5" };
    assert.equal(updating(token, "stop", changed, nodes), "ValidationError: Given start time is in the past");
  });

  itShows([
    [
      aws("aws.autoscaling.Schedule", "s", { ...inputs, timeZone: "Europe/Berlin", minSize: 0, maxSize: 0 }),
      ["at 0 20 * * 1-5 Europe/Berlin", "0–0 nodes"],
    ],
  ]);
});
