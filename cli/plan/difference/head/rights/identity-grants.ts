import type { RegisteredResource } from "../../../../../components/testing";
import { isRecord, text } from "../../../../values";
import { kindOf, labelOf, nameOf } from "../../../label";
import type { Grant } from "./grant";

/**
 * The annotations that let a service account act as a cloud identity: IRSA on EKS, and Workload Identity on GKE and AKS.
 * https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html
 * https://cloud.google.com/kubernetes-engine/docs/how-to/workload-identity https://learn.microsoft.com/azure/aks/workload-identity-overview
 */
export const identityAnnotations: readonly string[] = [
  "eks.amazonaws.com/role-arn",
  "iam.gke.io/gcp-service-account",
  "azure.workload.identity/client-id",
] as const;

/** Lists the cloud identities of a service account, its own or one that the values of a chart describe. */
export function identityGrants(resource: RegisteredResource): Grant[] {
  const { inputs, type } = resource;
  if (!type.startsWith("kubernetes:")) {
    return [];
  }
  const who =
    kindOf(resource) === "ServiceAccount" ? `service account ${nameOf(resource)}` : `pods of ${labelOf(resource)}`;
  const identities = [...new Set(identitiesIn(inputs))];
  return identities.map((on) => ({ who, may: "act as", on, when: [], boundless: false }));
}

function identitiesIn(value: unknown): string[] {
  if (Array.isArray(value)) {
    return value.flatMap(identitiesIn);
  }
  if (!isRecord(value)) {
    return [];
  }
  const own = identityAnnotations.flatMap((annotation) => text(value, annotation) ?? []);
  return [...own, ...Object.values(value).flatMap(identitiesIn)];
}
