import { at, items, text } from "../../values";
import type { Cni, Fabric } from "../contract";
import { type NetworkResource, ofType } from "./resource";

const subnetwork = "gcp:compute/subnetwork:Subnetwork";

/**
 * Describes the network of a GKE cluster. Pods and Services have secondary ranges of the nodes' subnetwork; the control plane's endpoint is in
 * another one. The API server's calls come from agents in the cluster, which hold a tunnel to it.
 *
 * https://cloud.google.com/kubernetes-engine/docs/concepts/alias-ips
 * https://cloud.google.com/kubernetes-engine/docs/concepts/network-overview#konnectivity
 */
export function gkeFabric(resources: readonly NetworkResource[]): Fabric | undefined {
  const clusters = ofType(resources, "gcp:container/cluster:Cluster");
  const [cluster] = clusters;
  if (cluster === undefined) {
    return undefined;
  }
  const { inputs } = cluster;
  const subnetworks = ofType(resources, subnetwork).filter(({ urn }) => cluster.dependencies.includes(urn));
  const own = subnetworks.filter((one) => items(one.inputs, "secondaryIpRanges").length > 0);
  const others = subnetworks.filter((one) => !own.includes(one));
  const nodes = own.flatMap((one) => text(one.inputs, "ipCidrRange") ?? []);
  const secondary = (name: string | undefined) =>
    own.flatMap((one) =>
      items(one.inputs, "secondaryIpRanges").flatMap((range) =>
        range.rangeName === name ? (text(range, "ipCidrRange") ?? []) : [],
      ),
    );
  const master = text(inputs, "privateClusterConfig", "masterIpv4CidrBlock");
  const controlPlane = master === undefined ? rangesOf(others) : [master];
  const dns = otherDns(inputs);
  return {
    cni: cniOf(inputs),
    ...known("nodes", nodes),
    ...known("pods", secondary(text(inputs, "ipAllocationPolicy", "clusterSecondaryRangeName"))),
    ...known("services", secondary(text(inputs, "ipAllocationPolicy", "servicesSecondaryRangeName"))),
    ...(controlPlane.length > 0 && { apiServer: { ranges: controlPlane, port: 443 } }),
    callers: [{ namespace: "kube-system", labels: { "k8s-app": "konnectivity-agent" } }],
    ...(dns !== undefined && { otherDns: dns }),
  };
}

function known(key: "nodes" | "pods" | "services", ranges: readonly string[]): Partial<Fabric> {
  return ranges.length === 0 ? {} : { [key]: ranges };
}

function rangesOf(subnetworks: readonly NetworkResource[]): string[] {
  return subnetworks.flatMap((one) => text(one.inputs, "ipCidrRange") ?? []);
}

/** https://cloud.google.com/kubernetes-engine/docs/concepts/dataplane-v2 */
function cniOf(inputs: unknown): Cni {
  if (text(inputs, "datapathProvider") === "ADVANCED_DATAPATH") {
    return "dataplane-v2";
  }
  return at(inputs, "networkPolicy", "enabled") === true ? "calico" : "unknown";
}

/** Says what answers pods instead of kube-dns: https://cloud.google.com/kubernetes-engine/docs/how-to/nodelocal-dns-cache */
function otherDns(inputs: unknown): string | undefined {
  if (text(inputs, "dnsConfig", "clusterDns") === "CLOUD_DNS") {
    return "Cloud DNS answers on the node";
  }
  return at(inputs, "addonsConfig", "dnsCacheConfig", "enabled") === true ? "a cache answers on the node" : undefined;
}
