import assert from "node:assert/strict";
import { aws, said } from "../../../plan/aws";
import { itCreates } from "../cases";
import { running } from "./running";

const token = "aws:eks/podIdentityAssociation:PodIdentityAssociation";
const account = (namespace: string, serviceAccount: string) => ({ clusterName: "prod", namespace, serviceAccount });

describe(token, () => {
  itCreates(token, running, [
    [
      "a second role for a service account",
      account("dns", "external-dns"),
      "ResourceInUseException: Association already exists: a-1",
    ],
    [
      "a role for the service account of an add-on",
      account("kube-system", "aws-node"),
      "ResourceInUseException: Association already exists for the service account kube-system/aws-node",
    ],
  ]);

  it("is named after its service account, and shows the role", () => {
    const role = aws("aws.iam.Role", "external-dns");
    const inputs = { namespace: "dns", serviceAccount: "external-dns", roleArn: "<unknown>" };
    const found = said(aws("aws.eks.PodIdentityAssociation", "p", inputs, { roleArn: [role] }), [role]);
    assert.deepEqual([found.title, found.values], ["dns/external-dns", ["as external-dns"]]);
  });
});
