import assert from "node:assert/strict";
import { lostBound, replacedBound } from "../../../../../cli/plan/difference/head/rights/bounds";
import type { Grant } from "../../../../../cli/plan/difference/head/rights/grant";

const granted = (may: string, value: string, on = "aws.iam.Role ci"): Grant => ({
  who: "github",
  may,
  on,
  when: [{ test: "sub", operator: "StringEquals", values: [value] }],
  boundless: false,
});

describe("the bounds of a grant", () => {
  const [former, other] = ["repo:acme/shop", "repo:evil/shop"];
  const trust = "sts:AssumeRoleWithWebIdentity";

  it("are lost if a trust policy lets in somebody else, also beside the former subject", () => {
    const earlier = [granted("sts:TagSession", former), granted(trust, former)];
    assert.equal(lostBound(granted(trust, other), earlier), `no longer only if sub StringEquals ${former}`);
    assert.equal(lostBound(granted(trust, other, "aws.iam.Role new"), earlier), undefined);
  });

  it("are lost if other conditions replace those of the same right, and not if a right comes beside it", () => {
    const [was, is] = [former, other].map((value) => granted("s3:GetObject", value));
    assert.ok(was && is);
    assert.equal(replacedBound(is, [was]), `no longer only if sub StringEquals ${former}`);
    assert.equal(lostBound(is, [was]), undefined);
    assert.equal(replacedBound(is, []), undefined);
  });
});
