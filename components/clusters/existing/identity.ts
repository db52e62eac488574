import * as pulumi from "@pulumi/pulumi";
import { quote } from "../../problems";
import type { Cloud, PodIdentity, PodIdentityRequest } from "../contract";

/**
 * Cloud identities that were made elsewhere, by service account as `namespace/name`: the role's ARN on AWS (IRSA), the
 * service account's e-mail address on Google Cloud, the managed identity's client id on Azure.
 */
export type IdentityFacts = Readonly<Record<string, pulumi.Input<string>>>;

interface IdentityTerms {
  readonly annotation: string;
  readonly podLabels: Readonly<Record<string, string>>;
}

/** How each cloud recognises a service account. */
const terms = {
  aws: { annotation: "eks.amazonaws.com/role-arn", podLabels: {} },
  gcp: { annotation: "iam.gke.io/gcp-service-account", podLabels: {} },
  azure: { annotation: "azure.workload.identity/client-id", podLabels: { "azure.workload.identity/use": "true" } },
  none: undefined,
} as const satisfies Record<Cloud, IdentityTerms | undefined>;

/**
 * Looks up the identity of a service account of an existing cluster.
 *
 * @throws pulumi.RunError where the cloud has none, or none is known for this service account
 */
export function existingPodIdentity(
  cloud: Cloud,
  facts: IdentityFacts,
  consumer: string,
  request: Omit<PodIdentityRequest, "permissions">,
): PodIdentity {
  const account = `${request.namespace}/${request.serviceAccount}`;
  const term: IdentityTerms | undefined = terms[cloud];
  const identity = facts[account];
  if (term === undefined) {
    throw new pulumi.RunError(
      `${consumer} needs cloud permissions for the service account ${quote(account)}, but the cluster's cloud is "none": set cluster.cloud to aws, gcp or azure and give cluster.identities`,
    );
  }
  if (identity === undefined) {
    const known = Object.keys(facts).map(quote).join(", ") || "none";
    throw new pulumi.RunError(
      `${consumer} needs cloud permissions for the service account ${quote(account)}, known are: ${known}. Add ${quote(account)} to cluster.identities`,
    );
  }
  return { serviceAccountAnnotations: { [term.annotation]: identity }, podLabels: term.podLabels, dependsOn: [] };
}
