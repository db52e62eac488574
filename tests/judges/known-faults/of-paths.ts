import { type Fault, set, without } from "./fault";

/** Faults of policies. */
export const faultsOfPaths: readonly Fault<"paths">[] = [
  {
    fault: "a scrape that cannot arrive",
    judge: "paths",
    edit: set("NetworkPolicy podinfo-backend", "spec.ingress.0.ports.0.port", 9798),
    found: /ServiceMonitor podinfo\/backend.*9797/,
  },
  {
    fault: "a policy of the way to DNS that is gone",
    judge: "paths",
    edit: without("NetworkPolicy podinfo-allow-dns"),
    found: /podinfo\/.*53/,
  },
  {
    fault: "a policy of an Ingress' way in that names another port",
    judge: "paths",
    edit: set("NetworkPolicy podinfo-frontend", "spec.ingress.0.ports.0.port", 80),
    found: /Ingress podinfo\/frontend.*9898/,
  },
  {
    fault: "a callee's policy that is gone",
    judge: "paths",
    edit: without("NetworkPolicy boutique-frontend-to-cartservice"),
    found: /boutique\/frontend.*cartservice/,
  },
  {
    fault: "a policy of the way to DNS that is gone",
    stack: "prod-aks",
    judge: "paths",
    edit: without("NetworkPolicy podinfo-allow-dns"),
    found: /podinfo\/.*53/,
  },
];
