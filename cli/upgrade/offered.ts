import type { Finding } from "./finding";
import { versionText } from "./versions";

/** A service that runs control planes; those of GKE with their release channel. */
export type ManagedKubernetes = "EKS" | "AKS" | `GKE ${string}`;

/**
 * Says how to ask a service whether it offers a minor. That changes every few weeks, by region too, and no table here could follow it:
 * only the service knows.
 */
export function judgeOffer(service: ManagedKubernetes | undefined, target: number): Finding[] {
  if (service === undefined) {
    return [];
  }
  const { command, source } = answers(service);
  const version = versionText(target);
  const message = `only the cloud knows whether it offers ${version}; run ${command}`;
  return [{ check: "cloud", state: "unseen", subject: `${service} ${version}`, message, source }];
}

function answers(service: ManagedKubernetes): { readonly command: string; readonly source: string } {
  if (service === "EKS") {
    return {
      command: "aws eks describe-cluster-versions",
      source: "https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html",
    };
  }
  return service === "AKS"
    ? {
        command: "az aks get-versions --location <region>",
        source: "https://learn.microsoft.com/azure/aks/supported-kubernetes-versions",
      }
    : {
        command: "gcloud container get-server-config --location <location>",
        source: "https://docs.cloud.google.com/kubernetes-engine/docs/release-notes",
      };
}
