import { aws } from "../../../plan/aws";
import { itCreates, itShows } from "../cases";
import { invalid, running } from "./running";

const token = "aws:eks/accessPolicyAssociation:AccessPolicyAssociation";
const association = (accessScope: object) =>
  aws("aws.eks.AccessPolicyAssociation", "a", {
    policyArn: "arn:aws:eks::aws:cluster-access-policy/AmazonEKSEditPolicy",
    accessScope,
  });

describe(token, () => {
  itCreates(token, running, [
    [
      "a policy of IAM",
      {
        clusterName: "prod",
        principalArn: "arn:aws:iam::111122223333:role/node",
        policyArn: "arn:aws:iam::aws:policy/AdministratorAccess",
      },
      invalid("The policyArn parameter format is not valid"),
    ],
  ]);

  itShows([
    [association({ type: "cluster" }), ["AmazonEKSEditPolicy on the cluster"]],
    [association({ type: "namespace", namespaces: ["shop", "web"] }), ["AmazonEKSEditPolicy in shop web"]],
  ]);
});
