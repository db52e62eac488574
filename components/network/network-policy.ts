import * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";

/** A policy in a namespace. */
export interface NetworkPolicyArgs {
  readonly name: string;
  readonly namespace: pulumi.Input<string>;
  readonly spec: k8s.types.input.networking.v1.NetworkPolicySpec;
}

/** Makes a policy: the one place that knows which kind of object the cluster's CNI enforces. */
export function createNetworkPolicy(
  resourceName: string,
  { name, namespace, spec }: NetworkPolicyArgs,
  opts: pulumi.CustomResourceOptions,
): pulumi.Resource {
  return new k8s.networking.v1.NetworkPolicy(resourceName, { metadata: { name, namespace }, spec }, opts);
}
