import type { ManagedCluster } from "@pulumi/azure-native/containerservice";
import type * as pulumi from "@pulumi/pulumi";
import type { OperatorPool } from "../../cilium-values";
import { type ClusterProviderArgs, createClusterProvider } from "../../provider";
import type { Context } from "../context";
import { defaultPodCidr, type NetworkArgs } from "../network";
import type { CniArgs } from "./args";
import { createCilium } from "./cilium";
import { cniOf } from "./cni";

/** The parts of the cluster that a CNI uses. */
export interface CniParts {
  readonly cluster: ManagedCluster;
  readonly connection: ClusterProviderArgs;
  readonly access: readonly pulumi.Resource[];
  readonly pools: readonly OperatorPool[];
}

/**
 * Installs a CNI that is a chart. Runs after the control plane and before the pools of workloads. Nodes need the CNI to become ready, and the CNI
 * needs nodes to run, so nothing waits for this release. The release uses a separate provider, because the shared provider waits for nodes.
 */
export function createCni(
  context: Context,
  args: CniArgs & Pick<NetworkArgs, "podCidr">,
  { cluster, connection, access, pools }: CniParts,
): pulumi.Resource[] {
  if (cniOf(args) !== "own-cilium") {
    return [];
  }
  const { charts: source = "upstream", images, podCidr = defaultPodCidr } = args;
  const { parent } = context.opts;
  const provider = createClusterProvider(`${context.name}-cni`, connection, { parent, dependsOn: [...access] });
  return createCilium(context, { source, images }, { podCidr, pools }, { parent, provider, deletedWith: cluster });
}
