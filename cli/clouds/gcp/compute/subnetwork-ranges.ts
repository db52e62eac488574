import { type Range as Block, overlap, parseRange } from "../../../../components/testing";
import { type Fields, items, text } from "../../../values";
import { all } from "../../account";
import type { CloudFault, CloudRule } from "../../contract";
import { invalidValue } from "../faults";
import { lastPart, nameOf, networkIdOf, regionOf } from "../names";

/** A range of a subnetwork, and the field of the request that sets it. */
interface Range {
  readonly field: string;
  readonly cidr: string;
  readonly block: Block | undefined;
}

/** Lists the primary range of a subnetwork and its secondary ranges. */
function rangesOf(subnetwork: Fields): Range[] {
  const given = [
    { field: "resource.ipCidrRange", range: subnetwork },
    ...items(subnetwork.secondaryIpRanges).map((range, index) => ({
      field: `resource.secondaryIpRanges[${index}].ipCidrRange`,
      range,
    })),
  ];
  return given.flatMap(({ field, range }) => {
    const cidr = text(range.ipCidrRange);
    return cidr === undefined ? [] : [{ field, cidr, block: parseRange(cidr) }];
  });
}

function refuseRange({ field, cidr }: Range, why: string): CloudFault {
  return invalidValue(field, `'${cidr}'. Invalid IPCidrRange: ${cidr} ${why}`);
}

function shareAddress(one: Range, other: Range): boolean {
  return one.block !== undefined && other.block !== undefined && overlap(one.block, other.block);
}

/** A range has /4 to /29, and no host bits. https://cloud.google.com/vpc/docs/subnets#subnet-ranges */
const wellFormed: CloudRule = ({ inputs }) => {
  const wrong = rangesOf(inputs).find(({ block }) => block === undefined || block.prefix < 4 || block.prefix > 29);
  return wrong && refuseRange(wrong, "is not a valid subnetwork range.");
};

/** https://cloud.google.com/vpc/docs/quota#per_network */
const mostSecondaryRanges = 30;

const fewSecondaryRanges: CloudRule = ({ inputs }) =>
  items(inputs.secondaryIpRanges).length <= mostSecondaryRanges
    ? undefined
    : {
        code: "limitExceeded",
        status: 403,
        message: `Exceeded limit 'SECONDARY_IP_RANGES_PER_SUBNETWORK' on resource '${text(inputs.name) ?? ""}'. Limit: ${mostSecondaryRanges}.0`,
      };

/** The ranges of one subnetwork do not overlap. */
const apartWithin: CloudRule = ({ inputs, name }, account) => {
  const ranges = rangesOf(inputs);
  const wrong = ranges.find((range, index) => ranges.slice(0, index).some((earlier) => shareAddress(earlier, range)));
  return wrong && refuseRange(wrong, conflict(nameOf({ inputs, name }), regionOf({ inputs, place: account })));
};

/** The ranges of all subnetworks in a network do not overlap. https://cloud.google.com/vpc/docs/subnets#manually_created_subnet_ip_ranges */
const apartFromOthers: CloudRule = ({ inputs, id }, account) => {
  const networkOf = (properties: Fields) => networkIdOf({ inputs: properties, place: account });
  const others = all(account, "gcp:compute/subnetwork:Subnetwork")
    .filter((other) => other.id !== id && networkOf(other.state) === networkOf(inputs))
    .map((other) => ({ ...other, ranges: rangesOf(other.state) }));
  for (const range of rangesOf(inputs)) {
    const other = others.find(({ ranges }) => ranges.some((one) => shareAddress(one, range)));
    if (other !== undefined) {
      return refuseRange(range, conflict(lastPart(other.id), text(other.state.region) ?? ""));
    }
  }
  return undefined;
};

function conflict(subnetwork: string, region: string): string {
  return `conflicts with existing subnetwork '${subnetwork}' in region '${region}'.`;
}

/** Rules for the ranges of a subnetwork. */
export const rangeRules: readonly CloudRule[] = [wellFormed, fewSecondaryRanges, apartWithin, apartFromOthers];
