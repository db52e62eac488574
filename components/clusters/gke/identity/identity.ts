import { type container, dns, projects } from "@pulumi/gcp";
import * as pulumi from "@pulumi/pulumi";
import { collectProblems, isPlain, type Problem, quote, refuseProblems } from "../../../problems";
import type { GcpPermission, PodIdentity, PodIdentityRequest } from "../../contract";
import type { Context } from "../context";
import { workloadPool } from "../control-plane/hardening";

const rolePattern = /^(projects|organizations)\/[^/]+\/roles\/[\w.]+$|^roles\/[\w.]+$/;
const tooWide = ["roles/owner", "roles/editor", "roles/viewer"];

/** Objections to a service account that wants to act on the cloud: that it asks for nothing on Google Cloud, or for too much. */
export function checkPodIdentity({ namespace, serviceAccount, permissions }: PodIdentityRequest): Problem[] {
  const account = quote(`${namespace}/${serviceAccount}`);
  const gcp = permissions.gcp ?? [];
  const path = "identities";
  return collectProblems([
    gcp.length === 0 && {
      path,
      message: `cloud permissions are needed for the service account ${account}, but none are said for Google Cloud: give permissions.gcp, or use a cluster of a cloud that is supported`,
    },
    ...gcp.map(
      ({ role }) =>
        (tooWide.includes(role) || !rolePattern.test(role)) && {
          path,
          message: `a role such as roles/dns.admin for the service account ${account}, never one of the whole project (${tooWide.join(", ")}), given ${quote(role)}`,
        },
    ),
  ]);
}

/**
 * The name that IAM knows a service account of the cluster by. It is the same for one of this namespace and name in any cluster of
 * the project. https://cloud.google.com/kubernetes-engine/docs/concepts/workload-identity
 */
function principalOf(
  { args, project }: Pick<Context, "args" | "project">,
  { namespace, serviceAccount }: Pick<PodIdentityRequest, "namespace" | "serviceAccount">,
): string {
  const pool = `projects/${args.projectNumber}/locations/global/workloadIdentityPools/${workloadPool(project)}`;
  return `principal://iam.googleapis.com/${pool}/subject/ns/${namespace}/sa/${serviceAccount}`;
}

/**
 * Grants a service account what it asks for, by its own name: no service account of Google's stands between, and nothing is
 * annotated.
 *
 * @throws pulumi.RunError where no permissions on Google Cloud are asked for
 */
export function createPodIdentity(
  context: Context,
  cluster: container.Cluster,
  name: string,
  request: PodIdentityRequest,
  opts: pulumi.ComponentResourceOptions = {},
): PodIdentity {
  refuseProblems(name, checkPodIdentity(request));
  const { provider: _provider, providers: _providers, ...placement } = opts;
  /* The pool of identities is there when the project's first cluster is. */
  const own = pulumi.mergeOptions({ ...context.opts, dependsOn: [cluster] }, placement);
  const member = principalOf(context, request);
  const grants = (request.permissions.gcp ?? []).map((permission) => grant(context, name, member, permission, own));
  return { serviceAccountAnnotations: {}, podLabels: {}, dependsOn: grants };
}

function grant(
  { project }: Context,
  name: string,
  member: string,
  permission: GcpPermission,
  opts: pulumi.CustomResourceOptions,
): pulumi.Resource {
  const { role, dnsZone, condition } = permission;
  const named = grantName(name, permission);
  const args = { project, role, member, ...(condition === undefined ? {} : { condition }) };
  return dnsZone === undefined
    ? new projects.IAMMember(named, args, opts)
    : new dns.DnsManagedZoneIamMember(named, { ...args, managedZone: dnsZone }, opts);
}

/** After the role, and after what it is granted on. */
function grantName(name: string, { role, dnsZone, condition }: GcpPermission): string {
  const zone = isPlain(dnsZone) ? [dnsZone] : [];
  const title = condition === undefined ? [] : [condition.title];
  return [name, role.slice(role.lastIndexOf("/") + 1), ...zone, ...title].join("-");
}
