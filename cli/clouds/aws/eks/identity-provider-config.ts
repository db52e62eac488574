import { at, text } from "../../../values";
import type { CloudRule } from "../../contract";
import { said } from "../../shown";
import { regionalArn } from "../arns";
import type { AwsType } from "../aws-type";
import { regional } from "../replaced-by";
import { invalid } from "./faults";
import { ofCluster } from "./of-cluster";

/** https://docs.aws.amazon.com/eks/latest/APIReference/API_OidcIdentityProviderConfigRequest.html */
const hasPublicIssuer: CloudRule = ({ inputs }) =>
  /^https:\/\/[^?#]+$/.test(text(inputs, "oidc", "issuerUrl") ?? "")
    ? undefined
    : invalid("issuerUrl is not valid: it must begin with https:// and have no query.");

/** https://docs.aws.amazon.com/eks/latest/APIReference/API_AssociateIdentityProviderConfig.html */
export const identityProviderConfig: AwsType = {
  token: "aws:eks/identityProviderConfig:IdentityProviderConfig",
  label: "EKS Identity Provider Config",
  api: { service: "EKS", create: "AssociateIdentityProviderConfig", delete: "DisassociateIdentityProviderConfig" },
  id: ({ inputs }) => [text(inputs, "clusterName"), text(inputs, "oidc", "identityProviderConfigName")].join(":"),
  computed: ({ place, name, inputs }) => {
    const config = text(inputs, "oidc", "identityProviderConfigName");
    const path = ["identityproviderconfig", text(inputs, "clusterName"), "oidc", config, place.newId("", name)];
    return { arn: regionalArn(place, "eks", path.join("/")), status: "ACTIVE" };
  },
  refuses: { create: [ofCluster, hasPublicIssuer] },
  unique: {
    by: ["clusterName"],
    fault: () => ({
      code: "ResourceLimitExceededException",
      message: "The cluster already has an identity provider config associated.",
    }),
  },
  replacedBy: regional("eks/identity_provider_config.go", ["clusterName", "oidc"]),
  shown: {
    values: ({ inputs }) => [
      said("tokens of", text(inputs, "oidc", "issuerUrl")),
      said("groups begin with", text(inputs, "oidc", "groupsPrefix")),
    ],
    alarms: ({ inputs }) =>
      at(inputs, "oidc", "groupsPrefix") === undefined ? ["its tokens may contain any group, even system:masters"] : [],
  },
};
