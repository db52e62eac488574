import type * as pulumi from "@pulumi/pulumi";
import { refuseMisshapen } from "../../arguments";
import type { Problem } from "../../problems";
import type { PodIdentity, PodIdentityRequest } from "../contract";
import { createExistingAccess } from "./access";
import type { ExistingClusterArgs } from "./args";
import { checkExistingCluster } from "./check";
import { DescribedCluster, madeClasses } from "./described-cluster";
import { checkExistingPodIdentity, existingPodIdentity, type IdentityFacts } from "./identity";
import { driverClassSpec } from "./storage";

/**
 * An existing cluster. This program installs add-ons and workloads in it. It never creates, changes or deletes the cluster itself.
 *
 * @example
 * ```ts
 * new ExistingCluster("team", {
 *   kubeconfig: new pulumi.Config().requireSecret("kubeconfig"),
 *   clusterIdentifier: "7f9d3b0e-4a54-4a0e-9c55-3f0f6c1f2b11",
 *   kubernetesVersion: "1.35",
 *   network: {
 *     cni: "calico",
 *     nodeCidrs: ["10.0.0.0/16"],
 *     podCidrs: ["10.244.0.0/16"],
 *     serviceCidrs: ["10.96.0.0/16"],
 *     apiServer: { cidrs: ["10.0.0.10/32"], port: 6443, sources: [{ cidr: "10.0.0.10/32" }] },
 *     dns: { namespace: "kube-system", labels: { "k8s-app": "kube-dns" } },
 *   },
 * });
 * ```
 */
export class ExistingCluster extends DescribedCluster {
  readonly #identities: IdentityFacts;

  constructor(name: string, args: ExistingClusterArgs, opts?: pulumi.ComponentResourceOptions) {
    refuseMisshapen("ExistingCluster", name, "ExistingClusterArgs", args, {
      further: () => checkExistingCluster(args),
    });
    const { identities = {}, cloud = "none", clusterName = name, storage = {}, access = {}, ...facts } = args;
    const classes = madeClasses(args, storage.classes, (each) => driverClassSpec(each, storage));
    super("keelson:index:ExistingCluster", name, { ...facts, ...classes, cloud, clusterName }, opts);
    this.#identities = identities;
    createExistingAccess(name, access, { parent: this, provider: this.provider });
  }

  checkPodIdentity(request: PodIdentityRequest): readonly Problem[] {
    return checkExistingPodIdentity(this.cloud, this.#identities, request);
  }

  podIdentity(name: string, request: PodIdentityRequest): PodIdentity {
    return existingPodIdentity(this.cloud, this.#identities, name, request);
  }
}
