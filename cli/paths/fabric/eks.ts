import { addressAt, parseRange } from "../../../components/testing";
import { fields, text } from "../../values";
import type { Cni, Fabric } from "../contract";
import { type NetworkResource, ofType, rangesBehind } from "./resource";

const subnet = "aws:ec2/subnet:Subnet";

/**
 * Describes the network of an EKS cluster. The API server has interfaces in the subnets that the cluster names, and calls from there; pods
 * have addresses of their nodes' subnets, with every CNI that gives them addresses of the VPC.
 *
 * https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html
 * https://docs.aws.amazon.com/eks/latest/best-practices/vpc-cni.html
 */
export function eksFabric(resources: readonly NetworkResource[]): Fabric | undefined {
  const clusters = ofType(resources, "aws:eks/cluster:Cluster");
  const [cluster] = clusters;
  if (cluster === undefined) {
    return undefined;
  }
  const cni = cniOf(resources);
  const controlPlane = rangesBehind(resources, clusters, subnet, "cidrBlock");
  const nodes = rangesBehind(resources, ofType(resources, "aws:eks/nodeGroup:NodeGroup"), subnet, "cidrBlock");
  const services = text(cluster.inputs, "kubernetesNetworkConfig", "serviceIpv4Cidr");
  const seen = cni === "vpc-cni" ? kubernetesService(services) : controlPlane;
  return {
    cni,
    ...(nodes !== undefined && { nodes, pods: nodes }),
    ...(services !== undefined && { services: [services] }),
    ...(seen !== undefined && { apiServer: { ranges: seen, port: 443 } }),
    callers: [{ ranges: controlPlane }],
  };
}

function cniOf(resources: readonly NetworkResource[]): Cni {
  const charts = ofType(resources, "kubernetes:helm.sh/v3:Release").map(({ inputs }) => text(inputs, "chart") ?? "");
  if (charts.some((chart) => chart.endsWith("cilium"))) {
    return "cilium";
  }
  if (charts.some((chart) => chart.endsWith("tigera-operator"))) {
    return "calico";
  }
  const addons = ofType(resources, "aws:eks/addon:Addon").map(({ inputs }) => fields(inputs));
  return addons.some(({ addonName }) => addonName === "vpc-cni") ? "vpc-cni" : "unknown";
}

/** Returns the first address of the Services' range, which is that of the Service `kubernetes`: the VPC CNI judges before translation. */
function kubernetesService(services: string | undefined): string[] | undefined {
  const range = services === undefined ? undefined : parseRange(services);
  return range === undefined ? undefined : [`${addressAt(range, 1)}/32`];
}
