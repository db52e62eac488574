import type { Cloud } from "../../components";

/** What `ingress: cloud` is in a cloud, or why it is refused there, as the end of the sentence "not supported …". */
type CloudIngress = { readonly certificates: "cloud" } | { readonly reason: string };

/** The clouds' own ingress, in the place of a controller that runs in the cluster. */
export const cloudIngress: Readonly<Record<Cloud, CloudIngress>> = {
  /* The class `alb`, whose load balancers find certificates of ACM by host. */
  aws: { certificates: "cloud" },
  gcp: {
    reason:
      "on Google Cloud: its Ingress reads an annotation in place of ingressClassName, and its Gateway asks / of each pod; use traefik, which is the default",
  },
  azure: {
    reason:
      "on Azure: AKS' application routing is ingress-nginx, which is retired, and Application Gateway for Containers needs a controller that is not in the catalogue; use traefik, which is the default",
  },
  none: { reason: "without a cloud, which has no ingress of its own; use traefik, which is the default" },
};
