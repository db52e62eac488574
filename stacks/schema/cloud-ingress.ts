import type { Cloud } from "../../components";

/** What `ingress: cloud` is in a cloud, or why it is refused there, as the end of the sentence "not supported …". */
type CloudIngress =
  | {
      /** Whose certificates its load balancers have. */
      readonly certificates: "cloud" | "issuer";
      /** Who can reach them. */
      readonly exposures: readonly ("internal" | "public")[];
    }
  | { readonly reason: string };

/** The clouds' own ingress or gateway, in the place of a controller that runs in the cluster. */
export const cloudIngress = {
  /* The class `alb`, whose load balancers find certificates of ACM by host. */
  aws: { certificates: "cloud", exposures: ["internal", "public"] },
  /* GKE's Gateway. The internal one needs a subnetwork for its proxies. */
  gcp: { certificates: "issuer", exposures: ["public"] },
  azure: {
    reason:
      "on Azure: AKS' application routing is ingress-nginx, which is retired, and Application Gateway for Containers needs a controller that is not in the catalogue; use traefik, which is the default",
  },
  none: { reason: "without a cloud, which has no ingress of its own; use traefik, which is the default" },
} as const satisfies Record<Cloud, CloudIngress>;

/** Whether exposed workloads have certificates of the cloud, and none of an issuer. */
export function hasCloudCertificates(cloud: Cloud, ingress: string): boolean {
  const own: CloudIngress = cloudIngress[cloud];
  return ingress === "cloud" && "certificates" in own && own.certificates === "cloud";
}
