import type { Cloud } from "../../components";

/** The cloud's own ingress, or the reason why Keelson refuses it. The reason completes the sentence "not supported …". */
type CloudIngress =
  | {
      /** Who issues the certificates of its load balancers. */
      readonly certificates: "cloud" | "issuer";
      /** Networks that can reach its load balancers. */
      readonly exposures: readonly ("internal" | "public")[];
    }
  | { readonly reason: string };

/** Each cloud's own ingress or Gateway, which replaces a controller in the cluster. */
export const cloudIngress = {
  /* The class `alb`. Its load balancers find ACM certificates by host. */
  aws: { certificates: "cloud", exposures: ["internal", "public"] },
  /* GKE's Gateway. An internal Gateway needs a proxy-only subnet. */
  gcp: { certificates: "issuer", exposures: ["public"] },
  azure: {
    reason: "on Azure, because AKS' application routing uses ingress-nginx, which is retired; use traefik, the default",
  },
  none: { reason: "on a cluster without a cloud; use traefik, the default" },
} as const satisfies Record<Cloud, CloudIngress>;

/** Reports whether the cloud issues the certificates of exposed workloads, so that they need no issuer. */
export function hasCloudCertificates(cloud: Cloud, ingress: string): boolean {
  const own: CloudIngress = cloudIngress[cloud];
  return ingress === "cloud" && "certificates" in own && own.certificates === "cloud";
}
