import type { Monitoring } from "../../../capabilities";
import type { Flows, Labels, Peer } from "../../../network";
import { dnsServerZones, hasCredentials, wayToServer } from "../../dns";
import { scrapers } from "../../pods";
import type { AcmeIssuer, CertManagerOptions, VaultIssuer } from "./options";
import { byHttp, inCloud } from "./ways";

const metricsPort = 9402;

/** Returns the pod labels of a part of cert-manager. */
export function podsOf(part: string): Labels {
  return { "app.kubernetes.io/instance": "cert-manager", "app.kubernetes.io/component": part };
}

/** Returns the connections of cert-manager's pods. */
export function certManagerFlows(options: CertManagerOptions, prometheus: Monitoring | undefined): Flows[] {
  const ingress = scrapers(prometheus, metricsPort);
  return [
    {
      name: "controller",
      pods: podsOf("controller"),
      ingress,
      egress: ["dns", "apiserver", ...waysOut(options)],
    },
    {
      name: "webhook",
      pods: podsOf("webhook"),
      ingress: ["apiserver:10250", ...ingress],
      egress: ["dns", "apiserver"],
    },
    { name: "cainjector", pods: podsOf("cainjector"), ingress, egress: ["dns", "apiserver"] },
    { name: "startupapicheck", pods: podsOf("startupapicheck"), egress: ["dns", "apiserver"] },
  ];
}

/**
 * Port 443 is for the ACME server and the cloud's DNS. Ports 80 and 443 are for HTTP-01: cert-manager tests each challenge itself before the ACME
 * server does.
 */
function waysOut(options: CertManagerOptions): Peer[] {
  const { dns01 = [], letsEncrypt = true, issuers = {} } = options;
  const publicly: Peer[] = letsEncrypt || byHttp(options) || dns01.some(hasCredentials) ? ["internet:443"] : [];
  const servers = Object.values(issuers).flatMap((issuer) => ("server" in issuer ? waysTo(issuer) : []));
  return [
    ...(byHttp(options) ? (["internet:80"] as const) : []),
    ...(inCloud(dns01) ? (["pod-identity", "cloud:443"] as const) : publicly),
    ...dnsServerZones(dns01).map(wayToServer),
    ...servers,
  ];
}

function waysTo({ server, cidrs = [] }: VaultIssuer | AcmeIssuer): Peer[] {
  const { hostname, port } = new URL(server);
  const ports = [port === "" ? 443 : Number(port)];
  return cidrs.length > 0 ? cidrs.map((cidr) => ({ cidr, ports })) : [{ host: hostname, ports }];
}
