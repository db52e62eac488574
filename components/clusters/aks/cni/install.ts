import type { ManagedCluster } from "@pulumi/azure-native/containerservice";
import type * as pulumi from "@pulumi/pulumi";
import { createClusterProvider } from "../../provider";
import { createCilium } from "./cilium";
import { cniOf } from "./cni";
import type { Context } from "../context";

/**
 * Installs a CNI that comes as a chart: after the control plane, and before the pools that workloads run on. Nodes are not ready without
 * it, as it is not without them. So it is not waited for, and has a provider of its own, since everybody else's waits for nodes.
 */
export function createCni(
  context: Context,
  cluster: ManagedCluster,
  connection: { readonly kubeconfig: pulumi.Input<string>; readonly clusterIdentifier: pulumi.Input<string> },
  access: readonly pulumi.Resource[],
): pulumi.Resource[] {
  if (cniOf(context.args) !== "own-cilium") {
    return [];
  }
  const { parent } = context.opts;
  const provider = createClusterProvider(`${context.name}-cni`, connection, { parent, dependsOn: [...access] });
  return createCilium(context, { parent, provider, deletedWith: cluster });
}
