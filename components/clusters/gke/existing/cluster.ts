import * as pulumi from "@pulumi/pulumi";
import { refuseMisshapen } from "../../../arguments";
import { type Offer, offer, resourceMetrics, volumeSnapshots } from "../../../capabilities";
import type { Problem } from "../../../problems";
import type { CloudFacts, ClusterNetwork, PodIdentity, PodIdentityRequest } from "../../contract";
import { DescribedCluster, madeClasses } from "../../existing";
import type { Context } from "../context";
import { renderKubeconfig } from "../control-plane";
import { checkPodIdentity, createPodIdentity } from "../identity";
import { workloadLogsOf } from "../logs";
import { factsOf } from "../network-facts";
import { googleProviderOf } from "../provider";
import { classSpec, createVolumes } from "../storage";
import type { ExistingGkeClusterArgs } from "./args";
import { checkExistingGke } from "./check";

/**
 * A cluster on GKE that Keelson does not create. This program grants service accounts their permissions, and never changes or deletes the
 * cluster itself.
 *
 * @example
 * ```ts
 * new ExistingGkeCluster("team", {
 *   projectId: "acme-team",
 *   projectNumber: "123456789012",
 *   location: "europe-west4",
 *   kubernetesVersion: "1.35",
 *   dnsEndpoint: "gke-0123456789abcdef-123456789012.europe-west4.gke.goog",
 *   network: {
 *     network: "acme",
 *     nodeCidrs: ["10.30.0.0/20"],
 *     podCidrs: ["10.32.0.0/14"],
 *     serviceCidrs: ["10.40.0.0/20"],
 *     controlPlaneCidrs: ["172.16.0.0/28"],
 *   },
 * });
 * ```
 */
export class ExistingGkeCluster extends DescribedCluster {
  readonly #context: Context;

  /** @throws pulumi.RunError that lists all mistakes in the arguments, before anything is created */
  constructor(name: string, args: ExistingGkeClusterArgs, opts?: pulumi.ComponentResourceOptions) {
    refuseMisshapen("ExistingGkeCluster", name, "ExistingGkeClusterArgs", args, {
      further: () => checkExistingGke(name, args),
    });
    const clusterName = args.clusterName ?? name;
    const labels = { ...args.labels, "managed-by": "keelson", cluster: clusterName };
    const place = { name, project: args.projectId, projectNumber: args.projectNumber, clusterName, labels };
    /* Grants apply to a project. The provider's region matters only to resources that this component does not create. */
    const site = { ...place, region: args.location, location: args.location, isProtected: false };
    const { reclaimPolicy, encryptionKey: keyId, classes } = args.storage ?? {};
    const { network } = args.network;
    const facts = {
      ...args,
      ...madeClasses(args, classes, (each) => classSpec(each, { reclaimPolicy, keyId, network })),
      cloud: "gcp" as const,
      clusterName,
      clusterIdentifier: args.dnsEndpoint,
      kubeconfig: args.kubeconfig ?? ownKubeconfig(clusterName, args),
      network: networkOf(args),
      cloudFacts: cloudFactsOf(site, args),
      builtin: offersOf(site, args),
    };
    super("keelson:index:ExistingGkeCluster", name, facts, opts);
    const region = args.location.replace(/-[a-z]$/, "");
    this.#context = {
      ...site,
      opts: { parent: this, provider: googleProviderOf(this, name, args.projectId, region) },
    };
    const { provider, deletedWith } = this;
    createVolumes(name, args.storage?.volumes ?? {}, { parent: this, provider, deletedWith });
  }

  checkPodIdentity(request: PodIdentityRequest): readonly Problem[] {
    return checkPodIdentity(request);
  }

  podIdentity(name: string, request: PodIdentityRequest, opts?: pulumi.ComponentResourceOptions): PodIdentity {
    return createPodIdentity(this.#context, [], name, request, opts);
  }
}

function ownKubeconfig(name: string, args: ExistingGkeClusterArgs): pulumi.Output<string> {
  const { dnsEndpoint, endpoint = pulumi.interpolate`https://${dnsEndpoint}`, certificateAuthority } = args;
  return renderKubeconfig(name, endpoint, certificateAuthority);
}

function networkOf({ network }: ExistingGkeClusterArgs): ClusterNetwork {
  const { cni = "cilium", dns = "kube-dns", nodeCidrs: nodes, podCidrs: pods, serviceCidrs: services } = network;
  return factsOf({ cni, dns, nodes, pods, services, controlPlane: network.controlPlaneCidrs });
}

function cloudFactsOf(
  { project, projectNumber, region, clusterName, labels }: Omit<Context, "opts">,
  { network }: ExistingGkeClusterArgs,
): CloudFacts {
  return { accountId: project, region, clusterName, projectNumber, networkId: network.network, tags: labels };
}

/** Returns the capabilities that GKE always provides, and the capabilities that the program declares. */
function offersOf(site: Omit<Context, "opts">, args: ExistingGkeClusterArgs): readonly Offer[] {
  return [
    offer(resourceMetrics, { apiService: "v1beta1.metrics.k8s.io" }),
    offer(volumeSnapshots, { apiVersion: "snapshot.storage.k8s.io/v1" }),
    ...(args.builtin ?? []),
    ...workloadLogsOf(site, args),
  ];
}
