import assert from "node:assert/strict";
import { checkFailures, gcpProvider } from "../../../cli/clouds";

describe("the checks of the Google Cloud provider", () => {
  const cases: readonly (readonly [string, object, string | undefined])[] = [
    ["gcp:compute/network:Network", { name: "prod" }, undefined],
    [
      "gcp:compute/network:Network",
      { name: "Prod" },
      '"Prod" doesn\'t match regexp "^(?:[a-z](?:[-a-z0-9]{0,61}[a-z0-9])?)$"',
    ],
    [
      "gcp:compute/subnetwork:Subnetwork",
      { ipCidrRange: "10.20.1.0/16" },
      '"10.20.1.0/16" is not a valid IPv4 CIDR block',
    ],
    [
      "gcp:container/cluster:Cluster",
      { name: "n".repeat(41) },
      `"${"n".repeat(41)}" cannot be longer than 40 characters`,
    ],
    ["gcp:container/cluster:Cluster", { name: "1prod" }, '"1prod" must start with a letter'],
    ["gcp:container/nodePool:NodePool", { name: "prod-" }, '"prod-" must end with a number or a letter'],
    [
      "gcp:serviceaccount/account:Account",
      { accountId: "nodes" },
      '"nodes" doesn\'t match regexp "^[a-z](?:[-a-z0-9]{4,28}[a-z0-9])$"',
    ],
    ["gcp:kms/cryptoKey:CryptoKey", { rotationPeriod: "3600s" }, "rotation period must be at least 86400 seconds"],
    ["gcp:kms/cryptoKey:CryptoKey", { rotationPeriod: "7776000s" }, undefined],
    ["gcp:projects/iAMMember:IAMMember", { member: "?" }, undefined],
  ];
  for (const [type, inputs, reason] of cases) {
    it(`${reason === undefined ? "allow" : "refuse"} ${JSON.stringify(inputs)}`, () => {
      assert.equal(checkFailures(gcpProvider, type, { ...inputs }, "?")[0]?.reason, reason);
    });
  }

  it("refuses a member that IAM does not know", () => {
    const reason = checkFailures(gcpProvider, "gcp:projects/iAMMember:IAMMember", { member: "ops@example.com" }, "?")[0]
      ?.reason;
    assert.match(reason ?? "", /^invalid value for member \(IAM members must have one of the values outlined here: /);
  });
});
