import { collectProblems, expected, type Problem } from "../../problems";
import { checkClusterName, checkTags } from "../shared-checks";
import { checkAccess } from "./access";
import type { AksClusterArgs } from "./args";
import { checkBackups } from "./backups";
import { checkGuid } from "./check-id";
import { checkCni } from "./cni";
import { checkControlPlane } from "./control-plane";
import { checkLogs } from "./logs";
import { checkMaintenance } from "./maintenance";
import { checkNetwork } from "./network";
import { checkNodes } from "./nodes";
import { checkObjectStorage } from "./object-storage";
import { checkResourceGroups } from "./resource-group";
import { checkStorage } from "./storage";
import { tagLimits } from "./tag-limits";

/**
 * A key vault's name has up to 24 characters, and the provider generates eight of them.
 * https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules
 */
const componentPattern = /^[a-z](-?[a-z0-9]){1,15}$/;
const maxComponentLength = 16;
const clusterNameLengths = { min: 1, max: 54 } as const;

/** Lists all mistakes in a cluster's arguments. The program creates nothing while the arguments have mistakes. */
export function checkAks(name: string, args: AksClusterArgs): Problem[] {
  const { subscriptionId, tenantId, clusterName = name } = args;
  return [
    ...checkGuid("subscriptionId", subscriptionId),
    ...checkGuid("tenantId", tenantId),
    ...checkComponentName(name),
    ...checkClusterName(clusterName, clusterNameLengths),
    ...checkResourceGroups(args, clusterName),
    ...checkControlPlane({ ...args, clusterName }),
    ...checkLogs(args),
    ...checkBackups(args, clusterName),
    ...checkObjectStorage(args, clusterName),
    ...checkStorage(args.storage),
    ...checkNetwork(args),
    ...checkCni(args),
    ...checkNodes(args),
    ...checkAccess(args.access),
    ...checkMaintenance(args.maintenance),
    ...checkTags("tags", args.tags, tagLimits),
  ];
}

function checkComponentName(name: string): Problem[] {
  const form = `a component name that begins with a letter and has 2 to ${maxComponentLength} lower-case letters, digits and single "-"`;
  const isName = componentPattern.test(name) && name.length <= maxComponentLength;
  return collectProblems([!isName && expected("", form, name, "the key vault's name begins with this name")]);
}
