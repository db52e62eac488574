import { checkSource } from "../../../charts";
import { oneOf } from "../../../checks";
import { checkImageSource } from "../../../images";
import { collectProblems, type Problem } from "../../../problems";
import { type CniArgs, EksCni } from "./args";
import { hasVpcCni } from "./cni";

/** Lists the mistakes in the CNI and in the sources of its charts and images. */
export function checkCni({
  vpc,
  ...args
}: CniArgs & { readonly vpc: { readonly podCidr?: string | undefined } }): Problem[] {
  const { cni, charts, images } = args;
  return [
    ...oneOf("cni", cni, Object.values(EksCni)),
    ...(charts === undefined ? [] : checkSource(charts)),
    ...checkImageSource("images", images),
    ...collectProblems([
      vpc.podCidr !== undefined &&
        !hasVpcCni(args) && {
          path: "vpc.podCidr",
          message: "needs the VPC CNI (cni: vpc-cni or calico); with Cilium, choose a larger vpc.cidr",
        },
    ]),
  ];
}
