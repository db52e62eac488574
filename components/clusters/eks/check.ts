import { matches } from "../../checks";
import type { Problem } from "../../problems";
import { checkClusterName, checkTags } from "../shared-checks";
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
import { tagLimits } from "./tag-limits";

/** IAM allows 64 characters for the name of a role. Two roles have fixed names that contain the cluster's name and the region. */
const nameLengths = { min: 2, max: 30 } as const;

/** Lists all mistakes in a cluster's arguments. The program creates nothing while the arguments have mistakes. */
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
