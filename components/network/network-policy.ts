import * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import type { Policy } from "./policies";

/** A policy and its namespace. */
export interface NetworkPolicyArgs extends Policy {
  readonly namespace: pulumi.Input<string>;
}

/** Annotation with the names of the hosts for which a NetworkPolicy allows all public addresses. */
const hostsAnnotation = "keelson.dev/hosts";

/** Creates the objects of a policy. Only this function knows the kinds of these objects. */
export function createNetworkPolicy(
  resourceName: string,
  { name, namespace, spec, ciliumSpec, unnamedHosts = [] }: NetworkPolicyArgs,
  opts: pulumi.CustomResourceOptions,
): pulumi.Resource[] {
  const metadata = { name, namespace };
  const annotations = { [hostsAnnotation]: unnamedHosts.join(" ") };
  const own = { ...metadata, ...(unnamedHosts.length > 0 && { annotations }) };
  return [
    ...(spec.policyTypes.length === 0
      ? []
      : [new k8s.networking.v1.NetworkPolicy(resourceName, { metadata: own, spec }, opts)]),
    ...(ciliumSpec === undefined
      ? []
      : [
          new k8s.apiextensions.CustomResource(
            resourceName,
            { apiVersion: "cilium.io/v2", kind: "CiliumNetworkPolicy", metadata, spec: ciliumSpec },
            opts,
          ),
        ]),
  ];
}
