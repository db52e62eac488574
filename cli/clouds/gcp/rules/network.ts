import { all } from "../../account";
import { type Block, overlaps, parseBlock } from "../../cidr";
import { type CloudFault, type CloudRule, type CloudRules } from "../../contract";
import { type Properties, recordsAt, textAt } from "../../properties";
import { lastPart } from "../names";
import { isGone, networkOf, notFound } from "./references";

const subnetworkType = "gcp:compute/subnetwork:Subnetwork";
const networkType = "gcp:compute/network:Network";
const routerType = "gcp:compute/router:Router";

/** https://cloud.google.com/vpc/docs/quota#per_network */
const mostSecondaryRanges = 30;

/** What is in a network is made while the network is there. */
const inNetwork: CloudRule = ({ inputs }, account) => {
  const id = networkOf(inputs, account);
  return isGone(account, networkType, id) ? notFound(id) : undefined;
};

/** https://cloud.google.com/compute/docs/regions-zones */
const knownRegion: CloudRule = ({ inputs }, account) => {
  const region = lastPart(textAt(inputs, "region")) || account.region;
  return /^[a-z]+-[a-z]+\d+$/.test(region)
    ? undefined
    : { code: "invalid", message: `Invalid value for field 'region': '${region}'. Unknown region.` };
};

/** The ranges of a subnetwork, each with the field that it stands in. */
function rangesOf(properties: Properties): { field: string; cidr: string }[] {
  const secondary = recordsAt(properties, "secondaryIpRanges").map((range, index) => ({
    field: `resource.secondaryIpRanges[${index}].ipCidrRange`,
    cidr: textAt(range, "ipCidrRange"),
  }));
  return [{ field: "resource.ipCidrRange", cidr: textAt(properties, "ipCidrRange") }, ...secondary].filter(
    ({ cidr }) => cidr !== "",
  );
}

function invalid(field: string, cidr: string, why: string): CloudFault {
  return { code: "invalid", message: `Invalid value for field '${field}': '${cidr}'. ${why}` };
}

/** A range has /4 to /29, and no host bits. https://cloud.google.com/vpc/docs/subnets#subnet-ranges */
const wellFormedRanges: CloudRule = ({ inputs }) => {
  const wrong = rangesOf(inputs).find(({ cidr }) => {
    const block = parseBlock(cidr);
    return block === undefined || block.prefix < 4 || block.prefix > 29;
  });
  return (
    wrong && invalid(wrong.field, wrong.cidr, `Invalid IPCidrRange: ${wrong.cidr} is not a valid subnetwork range.`)
  );
};

/** Primary and secondary ranges of all subnetworks of a network keep apart. https://cloud.google.com/vpc/docs/subnets#manually_created_subnet_ip_ranges */
const apart: CloudRule = ({ inputs, id }, account) => {
  const network = networkOf(inputs, account);
  const others = all(account, subnetworkType)
    .filter((other) => other.id !== id && networkOf(other.state, account) === network)
    .map(({ id: otherId, state }) => ({ id: otherId, region: textAt(state, "region"), blocks: blocksOf(state) }));
  for (const { field, cidr } of rangesOf(inputs)) {
    const block = parseBlock(cidr);
    const other = others.find(({ blocks }) => block !== undefined && blocks.some((one) => overlaps(one, block)));
    if (other !== undefined) {
      const why = `Invalid IPCidrRange: ${cidr} conflicts with existing subnetwork '${lastPart(other.id)}' in region '${other.region}'.`;
      return invalid(field, cidr, why);
    }
  }
  return undefined;
};

function blocksOf(state: Properties): Block[] {
  return rangesOf(state).flatMap(({ cidr }) => parseBlock(cidr) ?? []);
}

/** The ranges of one subnetwork keep apart as well. */
const apartWithin: CloudRule = ({ inputs, name }, account) => {
  const own = rangesOf(inputs);
  const twice = own.find(({ cidr }, index) => {
    const block = parseBlock(cidr);
    const earlier = blocksOf({ secondaryIpRanges: own.slice(0, index).map((one) => ({ ipCidrRange: one.cidr })) });
    return block !== undefined && earlier.some((one) => overlaps(one, block));
  });
  const region = lastPart(textAt(inputs, "region")) || account.region;
  const subnetwork = textAt(inputs, "name") || name;
  return (
    twice &&
    invalid(
      twice.field,
      twice.cidr,
      `Invalid IPCidrRange: ${twice.cidr} conflicts with existing subnetwork '${subnetwork}' in region '${region}'.`,
    )
  );
};

const fewSecondaryRanges: CloudRule = ({ inputs }) => {
  const count = recordsAt(inputs, "secondaryIpRanges").length;
  return count <= mostSecondaryRanges
    ? undefined
    : {
        code: "limitExceeded",
        status: 403,
        message: `Exceeded limit 'SECONDARY_IP_RANGES_PER_SUBNETWORK' on resource '${textAt(inputs, "name")}'. Limit: ${mostSecondaryRanges}.0`,
      };
};

/** A NAT belongs to a router that is there. https://cloud.google.com/nat/docs/overview */
const onRouter: CloudRule = ({ inputs }, account) => {
  const region = lastPart(textAt(inputs, "region")) || account.region;
  const router = lastPart(textAt(inputs, "router"));
  const id = `projects/${textAt(inputs, "project") || account.accountId}/regions/${region}/routers/${router}`;
  return isGone(account, routerType, id) ? notFound(id) : undefined;
};

/** Rules of networks and what is in them. */
export const networkRules: CloudRules = {
  [subnetworkType]: {
    create: [inNetwork, knownRegion, wellFormedRanges, fewSecondaryRanges, apartWithin, apart],
    update: [wellFormedRanges, fewSecondaryRanges, apartWithin, apart],
  },
  [routerType]: { create: [inNetwork, knownRegion] },
  "gcp:compute/routerNat:RouterNat": { create: [onRouter] },
  "gcp:compute/firewall:Firewall": { create: [inNetwork] },
};
