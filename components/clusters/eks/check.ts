import { matches } from "../../checks";
import type { Problem } from "../../problems";
import { checkClusterName, checkTags, type TagLimits } from "../checks";
import { checkAccess } from "./access";
import type { EksClusterArgs } from "./args";
import { checkBackups } from "./backups";
import { checkComponentName } from "./check-names";
import { checkRoles } from "./check-roles";
import { checkCni } from "./cni";
import { checkControlPlane } from "./control-plane";
import { checkLogs } from "./logs";
import { checkAddons } from "./managed-addons";
import { checkNetwork } from "./network";
import { checkNodes } from "./nodes";

/** IAM allows 64 characters for roles, and the fixed names of two also hold the region. */
const nameLengths = { min: 2, max: 30 } as const;
const keyPattern = /^arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:key\/.+$/;

const tagLimits: TagLimits = {
  own: ["managed-by", "cluster", "Name"],
  form: 'a key of up to 128 characters that does not begin with "aws:", and a value of up to 256',
  isAllowed: (key, value) => key.length <= 128 && value.length <= 256 && !/^aws:/i.test(key),
};

/** Lists all mistakes in a cluster's arguments, so that nothing is created until they are correct. */
export function checkEks(name: string, args: EksClusterArgs): Problem[] {
  const { accountId, clusterName = name, encryptionKeyArn } = args;
  return [
    ...matches("accountId", accountId, /^\d{12}$/, "the twelve digits of an account", "write them in quotes"),
    ...checkClusterName(clusterName, nameLengths),
    ...checkComponentName(name, args),
    ...checkRoles(args.roles ?? {}),
    ...matches(
      "encryptionKeyArn",
      encryptionKeyArn,
      keyPattern,
      "the ARN of a KMS key (arn:aws:kms:…:key/…), not of an alias",
    ),
    ...checkControlPlane(args),
    ...checkAddons(args),
    ...checkLogs(args),
    ...checkBackups(args),
    ...checkNetwork(args),
    ...checkCni(args),
    ...checkNodes(args),
    ...checkAccess(args.access),
    ...checkTags("tags", args.tags, tagLimits),
  ];
}
