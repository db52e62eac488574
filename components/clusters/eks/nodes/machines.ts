import { awsInstanceTypes } from "../../profiles";
import { maxPods } from "../cni";
import type { EksNodePoolArgs } from "./args";

/**
 * Returns a pool's instance types. An on-demand pool has one type, so that its nodes are identical. A spot pool has several types, so that AWS has
 * more machines to choose from.
 */
export function instanceTypesOf(pool: EksNodePoolArgs): readonly string[] {
  const { profile = "general", architecture = "amd64", instanceTypes, spot = false } = pool;
  const ofProfile = awsInstanceTypes[profile][architecture];
  return instanceTypes ?? (spot ? ofProfile : ofProfile.slice(0, 1));
}

/**
 * Reports whether an instance type has NVIDIA GPUs. The families G, Gr and P have them, except g4ad, which has AMD GPUs.
 * https://docs.aws.amazon.com/ec2/latest/instancetypes/ac.html
 */
export function hasGpu(type: string): boolean {
  return /^(g(?!4ad)|gr|p)\d/.test(type);
}

/** Reports whether an instance type is Graviton. In its name, a "g" follows the generation, as in m7gd.large and c6gn.xlarge. */
export function isArm(type: string): boolean {
  return /^([a-z]+\d+g|a1\b)/.test(type);
}

/**
 * Reports whether a text has the form of an instance type that can be a node. Macs cannot.
 * https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html
 */
export function isInstanceType(type: string): boolean {
  return /^(?!mac)[a-z]+[a-z0-9-]*\d[a-z0-9-]*\.(nano|micro|small|medium|large|\d*xlarge|metal(-\d+xl)?)$/.test(type);
}

/** Families with the Xen hypervisor, from the VPC CNI's list. Families that are not in that list are from EC2's list. */
const xen = /^([cmr][1-4]|cc[12]|c[gr]1|d2|f1|g[23]s?|h1|hi1|hs1|i[23]|p[23]|t[12]|x1e?)\./;

/**
 * Reports whether a machine is built on Nitro. Other machines take no blocks of addresses, so they run only a fraction of the pods that the kubelet
 * offers. Some of them also refuse the launch template, because it sets `ebsOptimized`.
 * https://github.com/aws/amazon-vpc-cni-k8s/blob/v1.23.0/pkg/vpc/vpc_ip_resource_limit.go
 * https://docs.aws.amazon.com/ec2/latest/instancetypes/ec2-nitro-instances.html https://github.com/eksctl-io/eksctl/issues/1257
 */
export function isNitro(type: string): boolean {
  return type === "i3.metal" || !xen.test(type);
}

/** Types with two network interfaces of four addresses each. One of the four addresses belongs to the interface itself. */
const twoInterfaces = /^(g4ad\.2?xlarge|t3a\.small|(?!t\d)[a-z]+[1-8][a-z]*\.medium)$/;
const podsOfTwoInterfaces = 2 * 3 * 16 + 2;

/**
 * Returns the number of pods of a machine that get an address. The kubelet must not offer more: the scheduler does not count addresses, and a pod
 * without an address waits on the node forever. https://github.com/aws/amazon-vpc-cni-k8s/blob/v1.23.0/pkg/vpc/vpc_ip_resource_limit.go
 */
export function podsOn(type: string): number {
  return twoInterfaces.test(type) ? podsOfTwoInterfaces : maxPods;
}

/** Types whose second and further interfaces together have fewer than 110 addresses for pods, according to the VPC CNI's list. */
const fewAddresses = /^(d3(en)?\.xlarge|g4ad\.2?xlarge|hpc6id\.32xlarge|.+\.small|(?!t\d)[a-z]+[1-8][a-z]*\.medium)$/;

/**
 * Reports whether a node of this type has room for all of its pods if pods have a separate subnet. Pods then cannot use the node's first interface,
 * which is in the nodes' subnet. https://github.com/aws/amazon-vpc-cni-k8s/blob/v1.23.0/pkg/vpc/vpc_ip_resource_limit.go
 */
export function carriesOwnPods(type: string): boolean {
  return !fewAddresses.test(type);
}
