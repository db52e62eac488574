import assert from "node:assert/strict";
import { causesOf, planned } from "./planned";

type Inputs = Readonly<Record<string, unknown>>;

const cases: readonly [type: string, before: Inputs, after: Inputs, causes: readonly string[]][] = [
  ["gcp:pubsub/subscription:Subscription", { filter: "a" }, { filter: "b" }, ["filter"]],
  ["gcp:pubsub/subscription:Subscription", { ackDeadlineSeconds: 10 }, { ackDeadlineSeconds: 20 }, []],
  ["gcp:redis/instance:Instance", { tier: "BASIC" }, { tier: "STANDARD_HA" }, ["tier"]],
  ["gcp:redis/instance:Instance", { memorySizeGb: 1 }, { memorySizeGb: 2 }, []],
  ["gcp:compute/disk:Disk", { description: "a" }, { description: "b" }, ["description"]],
  ["gcp:compute/address:Address", { description: "a" }, { description: "b" }, ["description"]],
];

describe("stores and addresses of Google Cloud", () => {
  for (const [type, before, after, causes] of cases) {
    it(`${causes.length > 0 ? "are replaced" : "stay"}: ${type} ${JSON.stringify(before)} → ${JSON.stringify(after)}`, () => {
      const found = causesOf([planned(type, "x", { inputs: before })], [planned(type, "x", { inputs: after })]);
      assert.deepEqual(found, causes.length === 0 ? {} : { x: causes });
    });
  }
});
