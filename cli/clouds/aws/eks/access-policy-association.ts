import { at, text, texts } from "../../../values";
import { all } from "../../account";
import type { CloudRule } from "../../contract";
import type { AwsType } from "../aws-type";
import { longAgo } from "../long-ago";
import { regional } from "../replaced-by";
import { invalid } from "./faults";
import { ofCluster } from "./of-cluster";

/** https://docs.aws.amazon.com/eks/latest/userguide/access-policy-permissions.html */
const accessPolicies = new Set([
  "AmazonEKSAdminPolicy",
  "AmazonEKSClusterAdminPolicy",
  "AmazonEKSAdminViewPolicy",
  "AmazonEKSEditPolicy",
  "AmazonEKSViewPolicy",
  "AmazonEKSSecretReaderPolicy",
  "AmazonEKSAutoNodePolicy",
  "AmazonEKSClusterInsightsPolicy",
  "AmazonEKSHybridPolicy",
]);

const isAccessPolicy: CloudRule = ({ inputs }) => {
  const arn = text(inputs, "policyArn") ?? "";
  const [, name = ""] = /^arn:aws[a-z-]*:eks::aws:cluster-access-policy\/(\w+)$/.exec(arn) ?? [];
  return accessPolicies.has(name) ? undefined : invalid("The policyArn parameter format is not valid");
};

const entryExists: CloudRule = ({ inputs }, account) =>
  all(account, "aws:eks/accessEntry:AccessEntry").some(
    ({ state }) => state.clusterName === inputs.clusterName && state.principalArn === inputs.principalArn,
  )
    ? undefined
    : { code: "ResourceNotFoundException", message: "The specified principalArn could not be found.", status: 404 };

/** https://docs.aws.amazon.com/eks/latest/APIReference/API_AssociateAccessPolicy.html */
export const accessPolicyAssociation: AwsType = {
  token: "aws:eks/accessPolicyAssociation:AccessPolicyAssociation",
  label: "EKS Access Policy Association",
  api: { service: "EKS", create: "AssociateAccessPolicy", delete: "DisassociateAccessPolicy" },
  id: ({ inputs }) => ["clusterName", "principalArn", "policyArn"].map((key) => text(inputs, key)).join("#"),
  computed: () => ({ associatedAt: longAgo, modifiedAt: longAgo }),
  refuses: { create: [ofCluster, isAccessPolicy, entryExists] },
  replacedBy: regional("eks/access_policy_association.go", ["accessScope", "clusterName", "policyArn", "principalArn"]),
  shown: {
    partOf: "principalArn",
    values: ({ inputs, named }) => {
      const namespaces = texts(inputs, "accessScope", "namespaces");
      const scope = at(inputs, "accessScope", "type") === "cluster" ? "on the cluster" : `in ${namespaces.join(" ")}`;
      return [`${named("policyArn") ?? "unknown policy"} ${scope}`];
    },
  },
};
