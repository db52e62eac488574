import { text } from "../../../values";
import { said } from "../../shown";
import { regionalArn } from "../arns";
import { type AwsType, api } from "../aws-type";
import { regional } from "../replaced-by";
import { inUse } from "./faults";
import { ofCluster } from "./of-cluster";
import { areFree, associatedAccounts } from "./service-accounts";

/** https://docs.aws.amazon.com/eks/latest/APIReference/API_CreatePodIdentityAssociation.html */
export const podIdentityAssociation: AwsType = {
  token: "aws:eks/podIdentityAssociation:PodIdentityAssociation",
  label: "EKS Pod Identity Association",
  api: api("EKS", "PodIdentityAssociation", "UpdatePodIdentityAssociation"),
  id: ({ place, name }) => place.newId("a-", name),
  defaults: { disableSessionTags: false },
  computed: ({ place, id, inputs }) => ({
    associationId: id,
    associationArn: regionalArn(place, "eks", ["podidentityassociation", text(inputs, "clusterName"), id].join("/")),
  }),
  refuses: { create: [ofCluster, areFree(associatedAccounts)] },
  unique: {
    by: ["clusterName", "namespace", "serviceAccount"],
    fault: (_, { id }) => inUse(`Association already exists: ${id}`),
  },
  replacedBy: regional("eks/pod_identity_association.go", ["clusterName", "namespace", "serviceAccount"]),
  shown: {
    title: ({ inputs }) => `${text(inputs.namespace) ?? "unknown"}/${text(inputs.serviceAccount) ?? "unknown"}`,
    values: ({ named }) => [said("as", named("roleArn", "aws.iam.Role"))],
  },
};
