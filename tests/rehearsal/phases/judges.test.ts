import assert from "node:assert/strict";
import { changesBetween } from "../../../cli/rehearsal/phases/judges";
import { unknownMark } from "../../../components/testing";

const urn = (name: string) => `urn:pulumi:prod::keelson::aws:eks/nodeGroup:NodeGroup::${name}`;
const group = (name: string, inputs: object) => ({
  urn: urn(name),
  type: "aws:eks/nodeGroup:NodeGroup",
  provider: "urn:pulumi:prod::keelson::pulumi:providers:aws::prod::0d5f",
  inputs: { ...inputs },
  outputs: { ...inputs, arn: "arn" },
});
const secret = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", ciphertext: "v1:x" };

describe("what the judges are asked about a change", () => {
  it("is each resource whose inputs differ, with its outputs before", () => {
    const before = [group("prod-a", { max: 3 }), group("prod-b", { max: 3 })];
    const after = [group("prod-a", { max: 4, __defaults: [], token: secret }), group("prod-b", { max: 3 })];
    assert.deepEqual(changesBetween(before, after, [{ op: "update", urn: urn("prod-a") }]), [
      {
        urn: urn("prod-a"),
        type: "aws:eks/nodeGroup:NodeGroup",
        name: "prod-a",
        provider: "urn:pulumi:prod::keelson::pulumi:providers:aws::prod",
        inputs: { max: 4, token: unknownMark },
        before: { max: 3, arn: "arn" },
        isReplaced: false,
      },
    ]);
  });

  it("is a replacement where the engine replaced it, and nothing where it was made", () => {
    const after = [group("prod-a", { max: 4 }), group("prod-c", { max: 1 })];
    const steps = [{ op: "create-replacement", urn: urn("prod-a") }];
    const changes = changesBetween([group("prod-a", { max: 3 })], after, steps);
    assert.deepEqual(
      changes.map(({ isReplaced, name }) => [name, isReplaced]),
      [["prod-a", true]],
    );
  });
});
