import { certificateauthority, dns, kms, projects, serviceaccount, storage } from "@pulumi/gcp";
import * as pulumi from "@pulumi/pulumi";
import { isPlain, refuseProblems } from "../../../problems";
import type { GcpPermission, PodIdentity, PodIdentityRequest } from "../../contract";
import { withoutProviders } from "../../identity-request";
import { type Context, workloadPool } from "../context";
import { checkPodIdentity } from "./check";

/**
 * Returns the name of a service account in IAM. In all clusters of a project, service accounts with the same namespace and name have the same IAM
 * name. https://cloud.google.com/kubernetes-engine/docs/concepts/workload-identity
 */
function principalOf(
  { project, projectNumber }: Context,
  { namespace, serviceAccount }: Pick<PodIdentityRequest, "namespace" | "serviceAccount">,
): string {
  const pool = `projects/${projectNumber}/locations/global/workloadIdentityPools/${workloadPool(project)}`;
  return `principal://iam.googleapis.com/${pool}/subject/ns/${namespace}/sa/${serviceAccount}`;
}

/**
 * Grants a service account the permissions that it requests. The grants name the Kubernetes service account itself, so it needs no Google service
 * account and no annotation.
 *
 * @param pool the resources after which the project's workload identity pool exists. The project's first cluster creates this pool
 * @throws pulumi.RunError if the request has mistakes
 */
export function createPodIdentity(
  context: Context,
  pool: readonly pulumi.Resource[],
  name: string,
  request: PodIdentityRequest,
  opts: pulumi.ComponentResourceOptions = {},
): PodIdentity {
  refuseProblems(name, checkPodIdentity(request));
  const own = pulumi.mergeOptions({ ...context.opts, dependsOn: [...pool] }, withoutProviders(opts));
  const member = principalOf(context, request);
  const grants = (request.permissions.gcp ?? []).map((permission) => grant(context, name, member, permission, own));
  return { serviceAccountAnnotations: {}, podLabels: {}, dependsOn: grants };
}

function grant(
  context: Context,
  name: string,
  member: string,
  permission: GcpPermission,
  opts: pulumi.CustomResourceOptions,
): pulumi.Resource {
  const { role, project = context.project, dnsZone, bucket, cryptoKey, caPool, condition } = permission;
  const { certificateTemplate, serviceAccount } = permission;
  const named = grantName(name, permission);
  const args = { role, member, ...(condition === undefined ? {} : { condition }) };
  if (dnsZone !== undefined) {
    return new dns.DnsManagedZoneIamMember(named, { ...args, project, managedZone: dnsZone }, opts);
  }
  if (bucket !== undefined) {
    return new storage.BucketIAMMember(named, { ...args, bucket }, opts);
  }
  if (cryptoKey !== undefined) {
    return new kms.CryptoKeyIAMMember(named, { ...args, cryptoKeyId: cryptoKey }, opts);
  }
  if (caPool !== undefined) {
    return new certificateauthority.CaPoolIamMember(named, { ...args, caPool }, opts);
  }
  if (certificateTemplate !== undefined) {
    return new certificateauthority.CertificateTemplateIamMember(named, { ...args, certificateTemplate }, opts);
  }
  return serviceAccount === undefined
    ? new projects.IAMMember(named, { ...args, project }, opts)
    : new serviceaccount.IAMMember(named, { ...args, serviceAccountId: serviceAccount }, opts);
}

/** Names a grant by its role, its project (if that differs from the cluster's), its zone, pool or template, and its condition. */
function grantName(
  name: string,
  { role, project, dnsZone, caPool, certificateTemplate, condition }: GcpPermission,
): string {
  const zone = isPlain(dnsZone) ? [dnsZone] : [];
  const title = condition === undefined ? [] : [condition.title];
  const elsewhere = project === undefined ? [] : [project];
  const parts = [...elsewhere, ...zone, ...idsOf(caPool), ...idsOf(certificateTemplate), ...title];
  return [name, role.slice(role.lastIndexOf("/") + 1), ...parts].join("-");
}

/** Returns the ids in the name of a resource, for instance `project-location-pool` for a pool. */
function idsOf(resource: GcpPermission["caPool"]): string[] {
  const ids = (full: string) => full.split("/").filter((_, index) => index % 2 === 1);
  return isPlain<string>(resource) ? [ids(resource).join("-")] : [];
}
