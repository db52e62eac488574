import { type CertificateIssuer, type Monitoring, solversOf } from "../../capabilities";
import type { PodPeer } from "../../network";

/** Who reads metrics at these ports, as ends of flows; nobody where nothing monitors. */
export function scrapers(monitoring: Monitoring | undefined, ...ports: readonly number[]): PodPeer[] {
  if (monitoring === undefined) {
    return [];
  }
  const { namespace, labels } = monitoring.pods;
  return [{ namespace, pods: labels, ports }];
}

/** The pods that answer issuers' challenges in any namespace, to which an ingress controller leads them. */
export function solverPods(issuers: Readonly<Record<string, CertificateIssuer>>): PodPeer[] {
  return solversOf(issuers).map(({ labels, port }) => ({ namespace: "*", pods: labels, ports: [port] }));
}
