import type { Cloud } from "../../components";

/** The cloud's own ingress, or the reason why it is refused, as the end of the sentence "not supported …". */
type CloudIngress =
  | {
      /** Issuer of the certificates of its load balancers. */
      readonly certificates: "cloud" | "issuer";
      /** Networks from which its load balancers can be reached. */
      readonly exposures: readonly ("internal" | "public")[];
    }
  | { readonly reason: string };

/** Each cloud's own ingress or Gateway, which replaces a controller in the cluster. */
export const cloudIngress = {
  /* The class `alb`, whose load balancers find certificates of ACM by host. */
  aws: { certificates: "cloud", exposures: ["internal", "public"] },
  /* GKE's Gateway. The internal one needs a proxy-only subnet. */
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
