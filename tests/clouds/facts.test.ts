import assert from "node:assert/strict";
import { cloudSimulationOf } from "../../cli/clouds";

const zones = (config: Readonly<Record<string, string>>) =>
  cloudSimulationOf(config).call?.("aws:index/getAvailabilityZones:getAvailabilityZones", {})?.names;

describe("the functions of a cloud in a plan", () => {
  it("answer for the region of the stack's configuration", () => {
    assert.deepEqual(zones({ "aws:region": "us-west-1" }), ["us-west-1a", "us-west-1c"]);
  });

  it("answer for the region of tests if the stack names none, and not at all for other providers", () => {
    assert.deepEqual(zones({}), ["eu-central-1a", "eu-central-1b", "eu-central-1c"]);
    assert.equal(cloudSimulationOf({}).call?.("random:index/thing:getThing", {}), undefined);
  });
});
