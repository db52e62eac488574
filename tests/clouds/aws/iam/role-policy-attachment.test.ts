import assert from "node:assert/strict";
import { aws } from "../../../plan/aws";
import { account, creating } from "../account";
import { itShows } from "../cases";

const token = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";
const attachment = (policy: string) =>
  aws("aws.iam.RolePolicyAttachment", "a", { policyArn: `arn:aws:iam::aws:policy/${policy}` });

describe(token, () => {
  it("allows ten policies for each role", () => {
    const attached = (count: number) =>
      account(
        Array.from({ length: count }, (_, index) => [token, `a-${index}`, { role: "plane", policyArn: `p-${index}` }]),
      );
    const inputs = { role: "plane", policyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess" };
    assert.equal(creating(token, inputs, attached(9)), undefined);
    assert.equal(creating(token, inputs, attached(10)), "LimitExceeded: Cannot exceed quota for PoliciesPerRole: 10");
  });

  it("knows the paths of managed policies", () => {
    const attach = (policy: string) =>
      creating(token, { role: "plane", policyArn: `arn:aws:iam::aws:policy/${policy}` }, account([]));
    assert.equal(attach("AmazonEBSCSIDriverEKSClusterScopedPolicy"), undefined);
    assert.equal(
      attach("service-role/AmazonEBSCSIDriverEKSClusterScopedPolicy"),
      "NoSuchEntity: Policy arn:aws:iam::aws:policy/service-role/AmazonEBSCSIDriverEKSClusterScopedPolicy does not exist or is not attachable.",
    );
  });

  itShows([
    [
      attachment("service-role/AmazonEBSCSIDriverPolicy"),
      ["AmazonEBSCSIDriverPolicy"],
      "may use all disks of the account",
    ],
    [attachment("service-role/CSI"), ["CSI"]],
    [attachment("AdministratorAccess"), ["AdministratorAccess"], "has AdministratorAccess"],
  ]);
});
