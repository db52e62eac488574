import { items, text, texts } from "../../../values";
import type { TypeFacts } from "../../contract";
import { isEverybody, portRange } from "../../everybody";
import { publicRanges } from "./cluster";

/** By kind, what can be reached from the internet. */
export const openings: Readonly<Record<string, TypeFacts["opens"] & {}>> = {
  "aws.eks.Cluster": (inputs) => {
    const ranges = publicRanges(inputs);
    return ranges.length === 0 ? [] : [`its API server for ${ranges.join(", ")}`];
  },
  "aws.lb.LoadBalancer": ({ internal }) => (internal === true ? [] : ["an internet-facing load balancer"]),
  "aws.ec2.Subnet": ({ mapPublicIpOnLaunch }) =>
    mapPublicIpOnLaunch === true ? ["public addresses for what starts in it"] : [],
  "aws.ec2.LaunchTemplate": ({ networkInterfaces }) =>
    items(networkInterfaces).some((each) => text(each.associatePublicIpAddress) === "true")
      ? ["public addresses for nodes"]
      : [],
  "aws.vpc.SecurityGroupIngressRule": ({ cidrIpv4, cidrIpv6, fromPort, toPort }) =>
    [cidrIpv4, cidrIpv6].some(isEverybody) ? [`anybody at ${portRange(fromPort, toPort)}`] : [],
  "aws.ec2.SecurityGroup": ({ ingress }) =>
    items(ingress)
      .filter(({ cidrBlocks, ipv6CidrBlocks }) => [...texts(cidrBlocks), ...texts(ipv6CidrBlocks)].some(isEverybody))
      .map(({ fromPort, toPort }) => `anybody at ${portRange(fromPort, toPort)}`),
};
