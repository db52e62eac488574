import * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import type { Policy } from "./policies";

/** A policy in a namespace. */
export interface NetworkPolicyArgs extends Policy {
  readonly namespace: pulumi.Input<string>;
}

/** Makes a policy: the one place that knows which kinds of object the cluster's CNI enforces. */
export function createNetworkPolicy(
  resourceName: string,
  { name, namespace, spec, ciliumSpec }: NetworkPolicyArgs,
  opts: pulumi.CustomResourceOptions,
): pulumi.Resource[] {
  const metadata = { name, namespace };
  const policy = new k8s.networking.v1.NetworkPolicy(resourceName, { metadata, spec }, opts);
  return ciliumSpec === undefined
    ? [policy]
    : [
        policy,
        new k8s.apiextensions.CustomResource(
          resourceName,
          { apiVersion: "cilium.io/v2", kind: "CiliumNetworkPolicy", metadata, spec: ciliumSpec },
          opts,
        ),
      ];
}
