import { aws } from "../../../plan/aws";
import { itCreates, itShows } from "../cases";
import { invalid, running } from "./running";

const token = "aws:eks/identityProviderConfig:IdentityProviderConfig";
const oidc = { identityProviderConfigName: "oidc", issuerUrl: "https://login.example.com", clientId: "k8s" };

describe(token, () => {
  itCreates(token, running, [
    ["an identity provider", { clusterName: "prod", oidc }],
    [
      "an issuer without TLS",
      { clusterName: "prod", oidc: { ...oidc, issuerUrl: "http://login.example.com" } },
      invalid("issuerUrl is not valid: it must begin with https:// and have no query."),
    ],
  ]);

  itShows([
    [
      aws("aws.eks.IdentityProviderConfig", "a", { oidc: { ...oidc, groupsPrefix: "oidc:" } }),
      ["tokens of https://login.example.com", "groups begin with oidc:"],
    ],
    [
      aws("aws.eks.IdentityProviderConfig", "a", { oidc }),
      ["tokens of https://login.example.com"],
      "its tokens may contain any group, even system:masters",
    ],
  ]);
});
