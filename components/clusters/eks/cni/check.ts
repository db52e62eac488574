import { checkSource } from "../../../charts";
import { oneOf } from "../../../checks";
import { collectProblems, type Problem } from "../../../problems";
import { type CniArgs, EksCni } from "./args";
import { hasVpcCni } from "./cni";

/** Lists the mistakes in the CNI and in the source of its charts. */
export function checkCni({
  vpc,
  ...args
}: CniArgs & { readonly vpc: { readonly podCidr?: string | undefined } }): Problem[] {
  const { cni, charts } = args;
  return [
    ...oneOf("cni", cni, Object.values(EksCni)),
    ...(charts === undefined ? [] : checkSource(charts)),
    ...collectProblems([
      vpc.podCidr !== undefined &&
        !hasVpcCni(args) && {
          path: "vpc.podCidr",
          message: "needs the VPC CNI (cni: vpc-cni or calico); with Cilium, choose a larger vpc.cidr",
        },
    ]),
  ];
}
