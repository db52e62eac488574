import type { RegisteredResource } from "../../components/testing";
import { kindOf, labelOf } from "./label";
import { loadBalancer } from "./load-balancers";
import { flowLines } from "./network/flows";
import { isPolicy, policyOf, type Rule } from "./network/policies";
import { shortened } from "./shortened";
import { publicRanges } from "./values/aws";
import { at, type Fields, fields, items, text, texts } from "./values/read";

const EVERYBODY = new Set(["0.0.0.0/0", "::/0"]);

/** What can be reached from the internet, one line each: nothing is opened unseen. */
export function openings(resources: readonly RegisteredResource[]): string[] {
  return resources.flatMap((resource) => openingsOf(resource).map((what) => `${labelOf(resource)}: ${what}`));
}

function openingsOf(resource: RegisteredResource): string[] {
  if (resource.read === true) {
    return [];
  }
  if (isPolicy(resource)) {
    return openPolicy(resource);
  }
  if (resource.type.startsWith("aws:")) {
    return OPEN[kindOf(resource)]?.(resource.inputs) ?? [];
  }
  const balancer = loadBalancer(resource);
  const isCilium = resource.type.startsWith("kubernetes:cilium.io/");
  return [...(balancer === "public" ? [forWhom(resource)] : []), ...(isCilium ? openCilium(resource.inputs) : [])];
}

const OPEN: Readonly<Record<string, (inputs: Fields) => string[]>> = {
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
    [cidrIpv4, cidrIpv6].some(isEverybody) ? [`anybody at ${ports(fromPort, toPort)}`] : [],
  "aws.ec2.SecurityGroup": ({ ingress }) =>
    items(ingress)
      .filter(({ cidrBlocks, ipv6CidrBlocks }) => [...texts(cidrBlocks), ...texts(ipv6CidrBlocks)].some(isEverybody))
      .map(({ fromPort, toPort }) => `anybody at ${ports(fromPort, toPort)}`),
};

function isEverybody(range: unknown): boolean {
  return EVERYBODY.has(text(range) ?? "");
}

function ports(from: unknown, to: unknown): string {
  const [first, last] = [text(from) ?? "any port", text(to)];
  return last === undefined || last === first ? first : `${first}-${last}`;
}

function forWhom({ inputs }: RegisteredResource): string {
  const ranges = texts(at(inputs, "spec", "loadBalancerSourceRanges"));
  return ranges.length === 0 ? "a public load balancer" : `a public load balancer for ${shortened(ranges)}`;
}

/** A policy that lets in whoever can reach the pods, which a load balancer or a node's address makes the internet. */
function openPolicy(resource: RegisteredResource): string[] {
  const policy = policyOf(resource);
  const open = (policy.ingress ?? []).filter(isForEverybody);
  return open.length === 0 ? [] : flowLines([{ ...policy, ingress: open, egress: undefined }]);
}

function isForEverybody({ peers }: Rule): boolean {
  return peers.length === 0 || peers.some((peer) => isEverybody(at(peer, "ipBlock", "cidr")) || isWorld(peer.entity));
}

/** Cilium's names for whom is outside of the cluster. */
function isWorld(entity: unknown): boolean {
  return entity === "world" || entity === "all";
}

function openCilium({ spec }: Fields): string[] {
  const isOpen = ({ fromEntities, fromCIDR, fromCIDRSet }: Fields) =>
    texts(fromEntities).some(isWorld) ||
    [...texts(fromCIDR), ...items(fromCIDRSet).map(({ cidr }) => cidr)].some(isEverybody);
  return items(fields(spec).ingress).some(isOpen) ? ["anywhere may come in"] : [];
}
