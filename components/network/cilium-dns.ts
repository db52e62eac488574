import type { ClusterNetwork } from "../clusters/contract";
import type { CiliumRule } from "./cilium-rule";

/** Renders rules that let pods query the cluster's DNS for any name, through Cilium's DNS proxy. */
export function visibleDns({ dns }: ClusterNetwork): CiliumRule[] {
  const questions = {
    ports: [
      { port: "53", protocol: "UDP" as const },
      { port: "53", protocol: "TCP" as const },
    ],
    rules: { dns: [{ matchPattern: "*" }] },
  };
  const server = { "k8s:io.kubernetes.pod.namespace": dns.namespace, ...prefixed(dns.labels) };
  return [
    { toEndpoints: [{ matchLabels: server }], toPorts: [questions] },
    ...(dns.nodeLocalAddress === undefined ? [] : [{ toEntities: ["host"], toPorts: [questions] }]),
  ];
}

function prefixed(labels: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(labels).map(([key, value]) => [`k8s:${key}`, value]));
}
