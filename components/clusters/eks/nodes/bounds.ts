import { eks } from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { systemPoolName } from "../../node-pool";
import type { Context } from "../context";

/** A node group's number of nodes and its bounds. */
export interface Scaling {
  readonly minSize: number;
  readonly maxSize: number;
  readonly desiredSize: number;
}

/** The names by which EKS identifies a node group. */
interface NamedGroup {
  readonly region: string;
  readonly clusterName: string;
  readonly nodeGroupName: string;
}

/**
 * Explains why the provider must not send new bounds. EKS takes the bounds together with a number of nodes, and the provider sends the number from
 * its state (`expandNodegroupScalingConfig` in its internal/service/eks/node_group.go). EKS would then remove the autoscaler's nodes at once, or
 * refuse a number outside the bounds. https://github.com/hashicorp/terraform-provider-aws/issues/18310
 *
 * @param sent the bounds and the number of nodes that the provider would send
 * @param running the number of nodes that EKS wants at the moment
 * @returns undefined if the number of nodes changes only as far as the new bounds require
 */
export function boundsProblem(sent: Scaling, running: number, group: NamedGroup): string | undefined {
  const { minSize, maxSize, desiredSize } = sent;
  const wanted = Math.min(maxSize, Math.max(minSize, running));
  if (desiredSize === wanted) {
    return undefined;
  }
  const { region, clusterName, nodeGroupName } = group;
  const sizes = `minSize=${minSize},maxSize=${maxSize},desiredSize=${wanted}`;
  const command = `aws eks update-nodegroup-config --region ${region} --cluster-name ${clusterName} --nodegroup-name ${nodeGroupName} --scaling-config ${sizes}`;
  const fix = wanted === running ? "pulumi up --refresh" : `${command}, and then pulumi up --refresh`;
  return desiredSize === running
    ? `${running} nodes are running, but EKS accepts only a min and max that include this number; run ${fix}`
    : `Pulumi would change the pool to ${desiredSize} nodes (the number in its state), but ${running} nodes are running; run ${fix}`;
}

/** The cluster's region, and the provider that asks EKS. */
interface BoundsContext extends Pick<Context, "region"> {
  readonly opts: pulumi.InvokeOptions;
}

/** Returns a hook that refuses new bounds of a node group if Pulumi would send a wrong number of nodes with them. The hook also runs in a preview. */
export function boundsHook({ region, opts }: BoundsContext, poolName: string, name: string): pulumi.ResourceHook {
  const path = poolName === systemPoolName ? "systemPool" : `nodePools.${poolName}`;
  return new pulumi.ResourceHook(
    `${name}-bounds`,
    async ({ id, oldInputs, newInputs }) => {
      const [before, sent] = [scalingOf(oldInputs), scalingOf(newInputs)];
      if (before === undefined || sent === undefined || hasSameBounds(before, sent)) {
        return;
      }
      const [clusterName = "", nodeGroupName = ""] = id.split(":");
      const live = await eks.getNodeGroup({ clusterName, nodeGroupName }, opts);
      const running = live.scalingConfigs[0]?.desiredSize ?? sent.desiredSize;
      const problem = boundsProblem(sent, running, { region, clusterName, nodeGroupName });
      if (problem !== undefined) {
        throw new pulumi.RunError(`${path}: ${problem}`);
      }
    },
    { onDryRun: true },
  );
}

function hasSameBounds(before: Scaling, sent: Scaling): boolean {
  return before.minSize === sent.minSize && before.maxSize === sent.maxSize;
}

function scalingOf(inputs: pulumi.ResourceHookArgs["newInputs"]): Scaling | undefined {
  return inputs?.scalingConfig;
}
