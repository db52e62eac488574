import type { Disagreement, Values } from "./agreement";
import { cloudIngress, hasCloudCertificates } from "./cloud-ingress";
import { cloudOf } from "./cluster-cloud";

/** Refuses the cloud's own ingress where there is none of ours, and values that it contradicts. */
export function checkCloudIngress(values: Values): Disagreement[] {
  const { ingress, exposure, cluster } = values;
  const cloud = cloudOf(cluster);
  const own = cloudIngress[cloud];
  if (ingress !== "cloud") {
    return [];
  }
  if ("reason" in own) {
    return [{ path: ["ingress"], message: `not supported ${own.reason}` }];
  }
  const exposures: readonly string[] = own.exposures;
  return [
    ...(exposures.includes(exposure)
      ? []
      : [
          {
            path: ["exposure"],
            message:
              "public, since GKE's internal Gateway needs a subnetwork for its proxies, which is not made; or ingress: traefik",
          },
        ]),
    ...(hasCloudCertificates(cloud, ingress) ? checkAcm(values) : []),
    ...(cloud === "gcp" ? checkGateway(values) : []),
  ];
}

function checkAcm({ acmeEmail, issuer }: Values): Disagreement[] {
  const message = "nothing, since the cloud's load balancers have certificates of its own (ACM): leave it out";
  return Object.entries({ acmeEmail, issuer }).flatMap(([key, value]) =>
    value === undefined ? [] : [{ path: [key], message }],
  );
}

function checkGateway({ cluster, dns }: Values): Disagreement[] {
  const isMade = cluster.kind === "gke";
  const served = "not supported on a cluster that exists, since it is not known what it serves; use traefik";
  const zones = "zones, by which cert-manager proves the hosts of the cloud's Gateway; or ingress: traefik";
  const kinds = "true, since ingress is cloud: leave it out";
  return [
    ...(isMade ? [] : [{ path: ["ingress"], message: served }]),
    ...(dns === undefined ? [{ path: ["dns"], message: zones }] : []),
    ...(isMade && cluster.gatewayApi === false ? [{ path: ["cluster", "gatewayApi"], message: kinds }] : []),
  ];
}
