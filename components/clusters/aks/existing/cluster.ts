import * as pulumi from "@pulumi/pulumi";
import { refuseMisshapen } from "../../../arguments";
import { offer, resourceMetrics, volumeSnapshots } from "../../../capabilities";
import type { Problem } from "../../../problems";
import type { ClusterNetwork, PodIdentity, PodIdentityRequest } from "../../contract";
import { DescribedCluster, madeClasses } from "../../existing";
import type { Context } from "../context";
import { renderKubeconfig } from "../control-plane";
import { checkPodIdentity, createPodIdentity } from "../identity";
import { factsOf } from "../network-facts";
import { azureProviderOf } from "../provider";
import { classSpec } from "../storage";
import type { ExistingAksClusterArgs } from "./args";
import { checkExistingAks } from "./check";

/**
 * A cluster on AKS that Keelson does not create. This program gives service accounts their managed identities, and never changes or deletes
 * the cluster itself.
 *
 * @example
 * ```ts
 * new ExistingAksCluster("team", {
 *   subscriptionId: "00000000-1111-2222-3333-444444444444",
 *   tenantId: "55555555-6666-7777-8888-999999999999",
 *   location: "westeurope",
 *   resourceGroup: "acme",
 *   kubernetesVersion: "1.35",
 *   issuer:
 *     "https://westeurope.oic.prod-aks.azure.com/55555555-6666-7777-8888-999999999999/00000000-2222-4444-6666-888888888888/",
 *   kubeconfig: new pulumi.Config().requireSecret("kubeconfig"),
 *   network: {
 *     vnetId:
 *       "/subscriptions/00000000-1111-2222-3333-444444444444/resourceGroups/acme/providers/Microsoft.Network/virtualNetworks/acme",
 *     nodeCidrs: ["10.50.0.0/20"],
 *     podCidrs: ["10.244.0.0/16"],
 *     serviceCidrs: ["10.0.0.0/16"],
 *     apiServerCidrs: ["10.50.16.0/28"],
 *   },
 * });
 * ```
 */
export class ExistingAksCluster extends DescribedCluster {
  readonly #context: Context;
  readonly #issuer: pulumi.Input<string>;

  /** @throws pulumi.RunError that lists all mistakes in the arguments, before anything is created */
  constructor(name: string, args: ExistingAksClusterArgs, opts?: pulumi.ComponentResourceOptions) {
    refuseMisshapen("ExistingAksCluster", name, "ExistingAksClusterArgs", args, {
      further: () => checkExistingAks(name, args),
    });
    const { subscriptionId, tenantId, location, resourceGroup, kubernetesVersion, clusterName = name } = args;
    const tags = { ...args.tags, "managed-by": "keelson", cluster: clusterName };
    const { reclaimPolicy, diskEncryptionSetId, classes } = args.storage ?? {};
    const facts = {
      ...args,
      ...madeClasses(args, classes, (each) => classSpec(each, { reclaimPolicy, diskEncryptionSetId, tags })),
      cloud: "azure" as const,
      clusterName,
      clusterIdentifier: args.issuer,
      kubeconfig: args.kubeconfig ?? ownKubeconfig(clusterName, args),
      network: networkOf(args),
      cloudFacts: {
        accountId: subscriptionId,
        region: location,
        clusterName,
        resourceGroup,
        tenantId,
        networkId: args.network.vnetId,
        tags,
      },
      builtin: [
        offer(resourceMetrics, { apiService: "v1beta1.metrics.k8s.io" }),
        offer(volumeSnapshots, { apiVersion: "snapshot.storage.k8s.io/v1" }),
        ...(args.builtin ?? []),
      ],
    };
    super("keelson:index:ExistingAksCluster", name, facts, opts);
    this.#issuer = args.issuer;
    const site = { subscriptionId, tenantId, location, resourceGroupName: resourceGroup };
    const own = { isProtected: false, opts: { parent: this, provider: azureProviderOf(this, name, args) } };
    this.#context = { ...site, ...own, name, kubernetesVersion, clusterName, tags };
  }

  checkPodIdentity(request: PodIdentityRequest): readonly Problem[] {
    return checkPodIdentity(request);
  }

  podIdentity(name: string, request: PodIdentityRequest, opts?: pulumi.ComponentResourceOptions): PodIdentity {
    return createPodIdentity(this.#context, this.#issuer, name, request, opts);
  }
}

function ownKubeconfig(clusterName: string, args: ExistingAksClusterArgs): pulumi.Output<string> {
  const { endpoint = "", certificateAuthority = "", tenantId } = args;
  const server = pulumi
    .all([endpoint, certificateAuthority])
    .apply(([url, authority]) => ({ server: url, "certificate-authority-data": authority }));
  return renderKubeconfig(clusterName, server, tenantId);
}

function networkOf({ network }: ExistingAksClusterArgs): ClusterNetwork {
  const { cni, networkObservability, nodeCidrs: nodes, podCidrs: pods, serviceCidrs: services } = network;
  return factsOf({ cni, networkObservability, nodes, pods, services, apiServer: network.apiServerCidrs });
}
