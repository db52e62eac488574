import assert from "node:assert/strict";
import { account, creating } from "../account";

const token = "aws:ec2/eip:Eip";

describe(token, () => {
  it("allows five addresses in a region", () => {
    const addresses = (count: number) =>
      account(Array.from({ length: count }, (_, index) => [token, `eipalloc-${index}`, {}] as const));
    assert.equal(creating(token, { domain: "vpc" }, addresses(4)), undefined);
    assert.equal(
      creating(token, { domain: "vpc" }, addresses(5)),
      "AddressLimitExceeded: The maximum number of addresses has been reached.",
    );
  });
});
