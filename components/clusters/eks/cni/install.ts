import type { eks } from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { createClusterProvider } from "../../provider";
import { createCalico } from "./calico";
import { createCilium } from "./cilium";
import { cniOf } from "./cni";
import type { Context } from "../context";
import { issuerOf, kubeconfigOf } from "../control-plane/kubeconfig";
import type { Addons } from "../managed-addons/managed-addons";
import type { Network } from "../network/network";

/**
 * Installs a CNI that comes as a chart: after the control plane, and before the nodes, which are not ready without it, as it is
 * not without them. So it is not waited for, and has a provider of its own, since everybody else's waits for nodes. Nothing
 * checks it afterwards but what comes next: EKS calls a node group active when its nodes are ready, and CoreDNS when it runs.
 */
export function createCni(
  context: Context,
  network: Network,
  cluster: eks.Cluster,
  access: readonly pulumi.Resource[],
  nodeAddons: Addons,
): pulumi.Resource[] {
  const agent = nodeAddons["eks-pod-identity-agent"];
  switch (cniOf(context.args)) {
    case "vpc-cni":
      return [];
    case "cilium":
      return createCilium(context, network, { cluster, agent }, optionsOf(context, cluster, access, agent));
    case "calico":
      return createCalico(context, optionsOf(context, cluster, access, agent));
  }
}

function optionsOf(
  context: Context,
  cluster: eks.Cluster,
  access: readonly pulumi.Resource[],
  agent: pulumi.Resource | undefined,
): pulumi.CustomResourceOptions {
  const { parent } = context.opts;
  const provider = createClusterProvider(
    `${context.name}-cni`,
    { kubeconfig: kubeconfigOf(cluster, context.region), clusterIdentifier: issuerOf(cluster) },
    /* Until the agent is there, EKS has had the seconds that it takes to let in whom an access entry names. */
    { parent, dependsOn: [...access, ...(agent === undefined ? [] : [agent])] },
  );
  return { parent, provider, deletedWith: cluster };
}
