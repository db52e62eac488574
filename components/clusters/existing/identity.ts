import type * as pulumi from "@pulumi/pulumi";
import { type Problem, quote, refuseProblems } from "../../problems";
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

type Account = Omit<PodIdentityRequest, "permissions">;

/** Objections to a service account that wants to act on the cloud: that the cloud has no identities, or none is known for it. */
export function checkExistingPodIdentity(cloud: Cloud, facts: IdentityFacts, request: Account): Problem[] {
  const account = nameOf(request);
  const needs = `cloud permissions are needed for the service account ${quote(account)}`;
  if (terms[cloud] === undefined) {
    const message = `${needs}, but the cluster's cloud is "none": set cluster.cloud to aws, gcp or azure and give cluster.identities`;
    return [{ path: "identities", message }];
  }
  const known = Object.keys(facts).map(quote).join(", ") || "none";
  return account in facts
    ? []
    : [
        {
          path: "identities",
          message: `${needs}, known are: ${known}. Add ${quote(account)} to cluster.identities`,
        },
      ];
}

/**
 * Looks up the identity of a service account of an existing cluster.
 *
 * @throws pulumi.RunError where the cloud has none, or none is known for this service account
 */
export function existingPodIdentity(
  cloud: Cloud,
  facts: IdentityFacts,
  consumer: string,
  request: Account,
): PodIdentity {
  refuseProblems(consumer, checkExistingPodIdentity(cloud, facts, request));
  const { annotation, podLabels = {} }: Partial<IdentityTerms> = terms[cloud] ?? {};
  const identity = facts[nameOf(request)];
  return {
    serviceAccountAnnotations: annotation === undefined || identity === undefined ? {} : { [annotation]: identity },
    podLabels,
    dependsOn: [],
  };
}

function nameOf({ namespace, serviceAccount }: Account): string {
  return `${namespace}/${serviceAccount}`;
}
