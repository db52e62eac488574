import { expected, type Problem } from "../../components";
import { cloudIngress, hasCloudCertificates } from "./cloud-ingress";
import { cloudOf } from "./cluster";
import type { StackConfig } from "./stack";

/** Refuses the cloud's own ingress if Keelson does not support it on this cloud. Also refuses values that contradict it. */
export function checkCloudIngress(config: StackConfig): Problem[] {
  const { ingress, exposure, cluster } = config;
  const cloud = cloudOf(cluster);
  const own = cloudIngress[cloud];
  if (ingress !== "cloud") {
    return [];
  }
  if ("reason" in own) {
    return [{ path: "keelson:ingress", message: `"cloud" is not supported ${own.reason}` }];
  }
  const exposures: readonly string[] = own.exposures;
  const fix = "set keelson:exposure: public, or choose keelson:ingress: traefik";
  const wanted = '"public", because Keelson creates no proxy-only subnet for an internal Gateway';
  return [
    ...(exposures.includes(exposure) ? [] : [expected("keelson:exposure", wanted, exposure, fix)]),
    ...(hasCloudCertificates(cloud, ingress) ? checkAcm(config) : []),
    ...(cloud === "gcp" ? checkGateway(config) : []),
  ];
}

function checkAcm({ acmeEmail, issuer }: StackConfig): Problem[] {
  const message =
    "is not used with keelson:ingress: cloud, because the cloud's load balancers use ACM certificates; remove it";
  return Object.entries({ acmeEmail, issuer }).flatMap(([key, value]) =>
    value === undefined ? [] : [{ path: `keelson:${key}`, message }],
  );
}

function checkGateway({ cluster, dns }: StackConfig): Problem[] {
  const isMade = cluster.kind === "gke";
  const served = '"cloud" is not supported on an existing cluster, because its GatewayClasses are unknown; use traefik';
  const zones = "zones, because cert-manager must prove that you own the hosts of GKE's Gateway";
  const kinds = "keelson:ingress: cloud needs the Gateway API; remove gatewayApi: false";
  return [
    ...(isMade ? [] : [{ path: "keelson:ingress", message: served }]),
    ...(dns === undefined
      ? [expected("keelson:dns", zones, dns, "set keelson:dns, or choose keelson:ingress: traefik")]
      : []),
    ...(isMade && cluster.gatewayApi === false
      ? [expected("keelson:cluster.gatewayApi", "true", cluster.gatewayApi, kinds)]
      : []),
  ];
}
