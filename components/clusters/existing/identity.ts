import type * as pulumi from "@pulumi/pulumi";
import { type Problem, quote, refuseProblems } from "../../problems";
import type { Cloud, PodIdentity, PodIdentityRequest } from "../contract";
import { accountOf } from "../identity-request";

/**
 * Existing cloud identities. The key is the Kubernetes service account, as `namespace/name`. The value is the role's ARN on AWS (IRSA), the
 * service account's e-mail address on Google Cloud, or the managed identity's client id on Azure.
 */
export type IdentityFacts = Readonly<Record<string, pulumi.Input<string>>>;

interface IdentityTerms {
  readonly annotation: string;
  readonly podLabels: Readonly<Record<string, string>>;
}

/** The annotation and the pod labels by which each cloud recognizes a service account. */
const terms = {
  aws: { annotation: "eks.amazonaws.com/role-arn", podLabels: {} },
  gcp: { annotation: "iam.gke.io/gcp-service-account", podLabels: {} },
  azure: { annotation: "azure.workload.identity/client-id", podLabels: { "azure.workload.identity/use": "true" } },
  none: undefined,
} as const satisfies Record<Cloud, IdentityTerms | undefined>;

type Account = Omit<PodIdentityRequest, "permissions">;

/** Lists the mistakes in a request for cloud permissions: a cloud without identities, or no identity for this service account. */
export function checkExistingPodIdentity(cloud: Cloud, facts: IdentityFacts, request: Account): Problem[] {
  const needs = `the service account ${accountOf(request)} needs cloud permissions`;
  if (terms[cloud] === undefined) {
    const message = `${needs}, but the cluster's cloud is "none"; set cluster.cloud to aws, gcp or azure, and set cluster.identities`;
    return [{ path: "identities", message }];
  }
  const known = Object.keys(facts).map(quote).join(", ");
  const names = known === "" ? "is empty" : `contains only ${known}`;
  const message = `${needs}, but cluster.identities ${names}; add ${accountOf(request)}`;
  return Object.hasOwn(facts, nameOf(request)) ? [] : [{ path: "identities", message }];
}

/**
 * Looks up the identity of a service account in an existing cluster.
 *
 * @throws pulumi.RunError if the cloud has no identities, or none is known for this service account
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
