import assert from "node:assert/strict";
import { awsProvider, refusalOf } from "../../../../cli/clouds";
import { aws } from "../../../plan/aws";
import { account, creating } from "../account";
import { itShows } from "../cases";
import { policy } from "../iam/policies";
import { roleMadeAt } from "../iam/roles";

const token = "aws:kms/key:Key";

describe(token, () => {
  it("refuses principals that KMS does not know yet, for which the provider waits", () => {
    const { arn } = roleMadeAt(0);
    const inputs = { policy: policy({ Principal: { AWS: arn } }) };
    const refusal =
      "MalformedPolicyDocumentException: Policy contains a statement with one or more invalid principals.";
    assert.equal(creating(token, inputs, account()), refusal);
    assert.equal(creating(token, inputs, roleMadeAt(599_900).inAccount), refusal);
    assert.equal(creating(token, inputs, roleMadeAt(0).inAccount), undefined);
    const root = { policy: policy({ Principal: { AWS: "arn:aws:iam::111122223333:root" } }) };
    assert.equal(creating(token, root, account()), undefined);
    const call = { operation: "create", type: token, name: "k", id: "", inputs, previous: {} } as const;
    assert.equal(refusalOf(awsProvider, call, account())?.transient, true);
  });

  itShows([
    [
      aws("aws.kms.Key", "k", { enableKeyRotation: true, deletionWindowInDays: 30 }),
      ["rotated", "deleted only after 30 days"],
    ],
    [
      aws("aws.kms.Key", "k", { policy: policy({ Principal: "*", Action: "kms:*" }) }),
      [],
      "the key is not rotated",
      "its policy allows anyone",
    ],
  ]);
});
