import { collectProblems, expected, type Problem } from "../../../problems";
import { contains, parseRange, type Range } from "../../../ranges";
import { checkApart, checkPrivateRange } from "../../shared-checks";
import { checkId } from "../check-ec2-id";
import type { EksVpcArgs, NetworkArgs } from "./args";
import { defaultServiceCidr, podPrefixes } from "./subnets";

/** Carriers use this range, which is neither private nor public. Connected networks may use it, too. */
const shared = "100.64.0.0/10";
const privateBlocks = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"];

/** Lists the mistakes in the secondary range of pods, and in the part of this range that each zone gets. */
export function checkPodCidr({ vpc, serviceCidr = defaultServiceCidr }: NetworkArgs): Problem[] {
  const { podCidr, cidr, vpcId } = vpc;
  if (podCidr === undefined) {
    return withoutRange(vpc);
  }
  const sizes = vpcId === undefined ? podPrefixes : { min: podPrefixes.min, max: 28 };
  return [
    ...checkPrivateRange("vpc.podCidr", podCidr, { ...sizes, alsoPrivate: shared }),
    ...checkApart("vpc.podCidr", podCidr, "vpc.cidr", cidr),
    ...checkApart("vpc.podCidr", podCidr, "serviceCidr", serviceCidr),
    ...checkBlock(podCidr, cidr),
    ...(vpcId === undefined ? checkGiven(vpc) : checkExisting(vpc)),
  ];
}

/**
 * Lists the mistake of a range that AWS refuses to add to the network.
 * https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html#add-cidr-block-restrictions
 */
function checkBlock(podCidr: string, cidr: string): Problem[] {
  const [pods, network] = [parseRange(podCidr), parseRange(cidr)];
  const blocks = [shared, ...privateBlocks.filter((block) => isIn(block, network))];
  return collectProblems([
    pods !== undefined &&
      network !== undefined &&
      !blocks.some((block) => isIn(block, pods)) &&
      expected(
        "vpc.podCidr",
        `a range in ${blocks.join(" or ")}`,
        podCidr,
        "AWS does not allow ranges of different private blocks in one VPC",
      ),
  ]);
}

function isIn(block: string, range: Range | undefined): boolean {
  const whole = parseRange(block);
  return whole !== undefined && range !== undefined && contains(whole, range);
}

/** Lists the mistake of zones without a range for pods, if other zones have one. */
function checkGiven({ subnetCidrs = {} }: EksVpcArgs): Problem[] {
  return collectProblems(
    Object.entries(subnetCidrs).map(
      ([zone, { pods }]) =>
        pods === undefined && expected(`vpc.subnetCidrs.${zone}.pods`, "a range within vpc.podCidr", undefined),
    ),
  );
}

function checkExisting({ subnets = {} }: EksVpcArgs): Problem[] {
  return Object.entries(subnets).flatMap(([zone, { podCidr, podSubnetId }]) => [
    ...collectProblems([
      podCidr === undefined && expected(`vpc.subnets.${zone}.podCidr`, "a range within vpc.podCidr", undefined),
    ]),
    ...checkId(`vpc.subnets.${zone}.podSubnetId`, "subnet", podSubnetId ?? ""),
  ]);
}

function withoutRange({ subnetCidrs = {}, subnets = {} }: EksVpcArgs): Problem[] {
  const message = "needs vpc.podCidr, the pod range of the network";
  return collectProblems([
    ...Object.entries(subnetCidrs).map(
      ([zone, { pods }]) => pods !== undefined && { path: `vpc.subnetCidrs.${zone}.pods`, message },
    ),
    ...Object.entries(subnets).flatMap(([zone, own]) =>
      (["podSubnetId", "podCidr"] as const).map(
        (option) => own[option] !== undefined && { path: `vpc.subnets.${zone}.${option}`, message },
      ),
    ),
  ]);
}
