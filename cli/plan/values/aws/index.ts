import type { ShownCloud } from "../cloud/subject";
import { text } from "../read";
import { cluster } from "./cluster";
import { data } from "./data";
import { identity } from "./identity";
import { network } from "./network";
import { openings } from "./openings";
import { shortArn } from "./short-arn";

/** How AWS is shown. */
export const aws: ShownCloud = {
  prefix: "aws:",
  types: { ...network, ...identity, ...cluster, ...data },
  openings,
  subnet: { kind: "aws.ec2.Subnet", range: (inputs) => text(inputs.cidrBlock) },
  shortId: (id, provider) => {
    const accounts = text(provider.allowedAccountIds) ?? "";
    return shortArn(id, (account) => accounts.includes(`"${account}"`));
  },
};
