import type { Finding } from "./finding";
import { versionText } from "./versions";

/** A service that runs control planes; those of GKE with their release channel. */
export type ManagedKubernetes = "EKS" | "AKS" | `GKE ${string}`;

/** What a source says of the minors that a service offers. */
interface Offer {
  readonly oldest: number;
  readonly newest: number;
  /** When the source said so. */
  readonly asOf: string;
  readonly source: string;
}

const eksVersions = "https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html";
const gkeNotes = "https://docs.cloud.google.com/kubernetes-engine/docs/release-notes";
const aksVersions = "https://learn.microsoft.com/azure/aks/supported-kubernetes-versions";

function offer(oldest: number, newest: number, source: string): Offer {
  return { oldest, newest, asOf: "mid-2026", source };
}

/** The minors that each service offers. No recent source was found for AKS, which is therefore not known. */
const offers: Readonly<Record<string, Offer>> = {
  EKS: offer(30, 36, eksVersions),
  "GKE RAPID": offer(33, 36, gkeNotes),
  "GKE REGULAR": offer(33, 36, gkeNotes),
  "GKE STABLE": offer(33, 35, gkeNotes),
  "GKE EXTENDED": offer(30, 36, gkeNotes),
};

/** Reports whether a service offers a minor: nothing if it does, otherwise what to ask. */
export function judgeOffer(service: ManagedKubernetes | undefined, target: number): Finding[] {
  if (service === undefined) {
    return [];
  }
  const known = offers[service];
  const ask = `ask ${questionOf(service)}`;
  const finding = { check: "cloud", subject: `${service} ${versionText(target)}` } as const;
  if (known === undefined) {
    const source = service === "AKS" ? aksVersions : gkeNotes;
    return [{ ...finding, state: "unseen", message: `not known here whether it is offered; ${ask}`, source }];
  }
  const { asOf, newest, oldest, source } = known;
  if (target >= oldest && target <= newest) {
    return [];
  }
  const range = `${versionText(oldest)} to ${versionText(newest)}`;
  const message = `in ${asOf}, the service offered ${range}; ${ask} whether it offers ${versionText(target)} now`;
  return [{ ...finding, state: "warning", message, source }];
}

function questionOf(service: ManagedKubernetes): string {
  if (service === "EKS") {
    return "aws eks describe-cluster-versions";
  }
  return service === "AKS"
    ? "az aks get-versions --location <region>"
    : "gcloud container get-server-config --location <location>";
}
