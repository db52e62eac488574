import type { Problem } from "../../problems";
import { checkClusterName, checkTags } from "../shared-checks";
import { checkAccess } from "./access";
import type { GkeClusterArgs } from "./args";
import { checkBackups } from "./backups";
import { checkKey } from "./check-key";
import { checkProject } from "./check-project";
import { checkCni } from "./cni";
import { checkControlPlane } from "./control-plane";
import { checkGatewayClass } from "./gateway-classes";
import { labelLimits } from "./label-limits";
import { checkLogs } from "./logs";
import { checkMaintenance } from "./maintenance";
import { checkNetwork } from "./network";
import { checkNodes, nodeAccountSuffix } from "./nodes";
import { checkObjectStorage } from "./object-storage";
import { checkStorage } from "./storage";

/** The id of a service account has 6 to 30 characters. The id of the nodes' service account begins with the cluster's name. */
const nameLengths = { min: 2, max: 30 - nodeAccountSuffix.length } as const;

/** Lists all mistakes in a cluster's arguments. The program creates nothing while the arguments have mistakes. */
export function checkGke(name: string, args: GkeClusterArgs): Problem[] {
  const { clusterName = name } = args;
  return [
    ...checkProject(args),
    ...checkClusterName(clusterName, nameLengths),
    ...checkKey("encryptionKey", args.encryptionKey, args.region),
    ...checkControlPlane(args),
    ...checkLogs(args),
    ...checkBackups(args, clusterName),
    ...checkObjectStorage(args),
    ...checkGatewayClass(args),
    ...checkNetwork(args),
    ...checkCni(args, maxNodes(args)),
    ...checkNodes(name, args),
    ...checkStorage(args),
    ...checkMaintenance(args.maintenance),
    ...checkAccess(args.access),
    ...checkTags("labels", args.labels, labelLimits),
  ];
}

function maxNodes({ nodePools, systemPool }: GkeClusterArgs): number {
  const pools = [...Object.values(nodePools), ...(systemPool === undefined ? [] : [systemPool])];
  return pools.reduce((sum, { max }) => sum + max, 0);
}
