import { aws } from "../../../plan/aws";
import { itCreates, itShows } from "../cases";
import { invalid, running } from "./running";

const token = "aws:eks/addon:Addon";
const addon = (addonName: string, addonVersion: string) => ({ clusterName: "prod", addonName, addonVersion });

describe(token, () => {
  itCreates(token, running, [
    ["an add-on of EKS", addon("coredns", "v1.13.2-eksbuild.21")],
    ["another name", addon("core-dns", "v1.13.2-eksbuild.21"), invalid("Addon core-dns specified is not supported")],
    ["a version without a build", addon("coredns", "1.13.2"), invalid("Addon version specified is not supported")],
    [
      "kube-proxy ahead of the control plane",
      addon("kube-proxy", "v1.36.0-eksbuild.17"),
      invalid("Addon version specified is not supported"),
    ],
    ["the same add-on twice", addon("vpc-cni", "v1.22.4-eksbuild.3"), "ResourceInUseException: Addon already exists."],
  ]);

  itShows([
    [
      aws("aws.eks.Addon", "a", {
        addonVersion: "v1.2.3-eksbuild.1",
        configurationValues: JSON.stringify({ env: { WARM: "1" }, enabled: true, list: [1, 2] }),
        podIdentityAssociations: [{ serviceAccount: "aws-node", roleArn: "<unknown>" }],
      }),
      ["v1.2.3-eksbuild.1", "configured env.WARM=1, enabled=true, list=[2]", "identity aws-node"],
    ],
    [aws("aws.eks.Addon", "a", { configurationValues: "key: value" }), ["unpinned"]],
  ]);
});
