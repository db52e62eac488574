import { matches } from "../../checks";
import type { Problem } from "../../problems";
import { checkClusterName, checkTags, type TagLimits } from "../checks";
import { checkAccess } from "./access";
import type { EksClusterArgs } from "./args";
import { checkBackups } from "./backups";
import { checkKey } from "./check-arn";
import { checkComponentName } from "./check-names";
import { checkRoles } from "./check-roles";
import { checkCni } from "./cni";
import { checkControlPlane } from "./control-plane";
import { checkLogs } from "./logs";
import { checkAddons } from "./managed-addons";
import { checkNetwork } from "./network";
import { checkNodes } from "./nodes";
import { checkObjectStorage } from "./object-storage";
import { checkStorage } from "./storage";

/** IAM allows 64 characters for roles, and the fixed names of two also hold the region. */
const nameLengths = { min: 2, max: 30 } as const;

const ownTags = ["managed-by", "cluster", "Name"];

/**
 * What IAM allows for its roles' tags, the strictest of the services here, and the number that each resource may have.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_Tag.html
 * https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html
 */
const tagLimits: TagLimits = {
  own: ownTags,
  form: 'a key of up to 128 characters that does not begin with "aws:" and a value of up to 256, of letters, digits, spaces and _ . : / = + - @',
  isAllowed: (key, value) =>
    /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/u.test(key) &&
    /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u.test(value) &&
    !/^aws:/i.test(key),
  max: 50 - ownTags.length,
};

/** Lists all mistakes in a cluster's arguments, so that nothing is created until they are correct. */
export function checkEks(name: string, args: EksClusterArgs): Problem[] {
  const { accountId, clusterName = name, encryptionKeyArn } = args;
  return [
    ...matches("accountId", accountId, /^\d{12}$/, "the twelve digits of an account", "write them in quotes"),
    ...checkClusterName(clusterName, nameLengths),
    ...checkComponentName(name, args),
    ...checkRoles(args.roles ?? {}, args),
    ...checkKey("encryptionKeyArn", encryptionKeyArn, args.region),
    ...checkControlPlane(args),
    ...checkAddons(args),
    ...checkLogs(args),
    ...checkBackups(args),
    ...checkObjectStorage(args),
    ...checkStorage(args.storage),
    ...checkNetwork(args),
    ...checkCni(args),
    ...checkNodes(args),
    ...checkAccess(args.access, args),
    ...checkTags("tags", args.tags, tagLimits),
  ];
}
