import assert from "node:assert/strict";
import { shortResourceId } from "../../../cli/clouds/azure/short-id";
import { subscriptionId } from "./account";

describe("a short id on Azure", () => {
  const cases = [
    [`/subscriptions/${subscriptionId}/resourceGroups/dns/providers/Microsoft.Network/dnszones/a.com`, "a.com"],
    [`/subscriptions/${subscriptionId}`, "the subscription"],
    ["/subscriptions/other/resourceGroups/rg", "other/rg"],
    ["1234", "1234"],
  ] as const;
  for (const [id, expected] of cases) {
    it(`is ${expected}`, () => {
      assert.equal(
        shortResourceId(id, (subscription) => subscription === subscriptionId),
        expected,
      );
    });
  }
});
