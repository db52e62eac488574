import { awsInstanceTypes } from "../../profiles";
import type { EksNodePoolArgs } from "./args";

/**
 * Returns a pool's instance types. An on-demand pool has one, so that its nodes are identical; a spot pool has several, because each
 * type adds capacity to choose from.
 */
export function instanceTypesOf(pool: EksNodePoolArgs): readonly string[] {
  const { profile = "general", architecture = "amd64", instanceTypes, spot = false } = pool;
  const ofProfile = awsInstanceTypes[profile][architecture];
  return instanceTypes ?? (spot ? ofProfile : ofProfile.slice(0, 1));
}

/**
 * Reports whether an instance type has GPUs of NVIDIA: the families G, Gr and P do, except for g4ad, whose GPUs are AMD's.
 * https://docs.aws.amazon.com/ec2/latest/instancetypes/ac.html
 */
export function hasGpu(type: string): boolean {
  return /^(g(?!4ad)|gr|p)\d/.test(type);
}

/** Reports whether an instance type is Graviton: a "g" follows the generation, as in m7gd.large and c6gn.xlarge. */
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

/** Whose second and further interfaces carry fewer than 110 addresses of pods, by the list that the VPC CNI has. */
const fewAddresses = /^(d3(en)?\.xlarge|g4ad\.2?xlarge|hpc6id\.32xlarge|.+\.small|(?!t\d)[a-z]+[1-8][a-z]*\.medium)$/;

/**
 * Reports whether a node of this type has room for all of its pods in a subnet of their own: without its first interface, which is in the
 * subnet of nodes. https://github.com/aws/amazon-vpc-cni-k8s/blob/v1.23.0/pkg/vpc/vpc_ip_resource_limit.go
 */
export function carriesOwnPods(type: string): boolean {
  return !fewAddresses.test(type);
}
