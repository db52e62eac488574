import { karpenterResources, logDestination, type Offer, offer } from "../../../capabilities";
import { maxPods } from "../cni";
import { bottlerocketSettings } from "../nodes";
import { logGroupArn, queueArn, roleArn, type Site } from "../site";
import type { ExistingEksClusterArgs, ExistingKarpenterArgs } from "./args";

/** Returns the cluster's offers to add-ons: the offers that the program declares, Karpenter's resources, and the log group of workloads. */
export function offersOf(site: Site, { builtin = [], karpenter, logGroup }: ExistingEksClusterArgs): readonly Offer[] {
  return [
    ...builtin,
    ...(karpenter === undefined ? [] : [offer(karpenterResources, resourcesOf(site, karpenter))]),
    ...(logGroup === undefined
      ? []
      : [
          offer(logDestination, {
            kind: "cloudwatch",
            region: site.region,
            group: logGroup,
            groupArn: logGroupArn(site, logGroup),
          }),
        ]),
  ];
}

function resourcesOf(site: Site, { interruptionQueue, nodeRole, ...resources }: ExistingKarpenterArgs) {
  return {
    ...resources,
    interruptionQueue,
    interruptionQueueArn: queueArn(site, interruptionQueue),
    nodeRole,
    nodeRoleArn: roleArn(site, nodeRole),
    maxPods,
    userData: bottlerocketSettings().join("\n"),
  };
}
