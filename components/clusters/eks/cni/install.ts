import type { eks } from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { OperatorPool } from "../../cilium-values";
import { createClusterProvider } from "../../provider";
import type { Context } from "../context";
import { issuerOf, kubeconfigOf } from "../control-plane";
import { podIdentitySource } from "../identity";
import type { CniArgs } from "./args";
import { createCalico } from "./calico";
import { createCilium } from "./cilium";
import { cniOf } from "./cni";

/** The parts of the cluster that a CNI uses. */
export interface CniParts {
  readonly cluster: eks.Cluster;
  readonly access: readonly pulumi.Resource[];
  /** The agent of EKS Pod Identity. */
  readonly agent?: pulumi.Resource;
  /** The subnets of the nodes. */
  readonly subnetIds: readonly pulumi.Input<string>[];
  readonly pools: readonly OperatorPool[];
}

/**
 * Installs a CNI that is a chart. Runs after the control plane and before the nodes. Nodes need the CNI to become ready, and the CNI needs nodes to
 * run, so nothing waits for this release. The release uses a separate provider, because the shared provider waits for nodes. Later steps show whether
 * the CNI works: EKS reports a node group as active once its nodes are ready, and CoreDNS once it runs.
 */
export function createCni(context: Context, args: CniArgs, parts: CniParts): pulumi.Resource[] {
  const { cluster, agent, subnetIds, pools } = parts;
  const { charts: source = "upstream", images } = args;
  const charts = { source, images };
  switch (cniOf(args)) {
    case "vpc-cni":
      return [];
    case "cilium": {
      const identities = podIdentitySource(cluster, agent);
      return createCilium(context, charts, { identities, subnetIds, pools }, optionsOf(context, parts));
    }
    case "calico":
      return createCalico(context, charts, optionsOf(context, parts));
  }
}

function optionsOf(context: Context, { cluster, access, agent }: CniParts): pulumi.CustomResourceOptions {
  const { parent } = context.opts;
  const provider = createClusterProvider(
    `${context.name}-cni`,
    { kubeconfig: kubeconfigOf(cluster, context.region), clusterIdentifier: issuerOf(cluster) },
    /* EKS needs some seconds until new access entries take effect. These seconds have passed once the agent exists. */
    { parent, dependsOn: [...access, ...(agent === undefined ? [] : [agent])] },
  );
  return { parent, provider, deletedWith: cluster };
}
