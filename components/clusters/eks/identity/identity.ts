import { eks, iam } from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { type Problem, quote, refuseProblems } from "../../../problems";
import type { AwsPermission, PodIdentity, PodIdentityRequest } from "../../contract";
import { type Context, tagsOf } from "../context";
import { issuerOf } from "../control-plane/kubeconfig";
import { createRole, podIdentityTrust, tokenTrust } from "../roles";

/** What identities are given by. */
export interface IdentitySource {
  readonly cluster: eks.Cluster;
  /** The agent of EKS Pod Identity. */
  readonly agent?: pulumi.Resource;
  /** Makes IAM believe the cluster's tokens, where identities go by them. */
  readonly tokenIssuer?: iam.OpenIdConnectProvider;
}

/** Makes IAM believe the cluster's tokens, where identities go by them. */
export function createTokenIssuer(context: Context, cluster: eks.Cluster): iam.OpenIdConnectProvider | undefined {
  const { name, args, opts } = context;
  return args.identities === "irsa"
    ? new iam.OpenIdConnectProvider(
        name,
        { url: issuerOf(cluster), clientIdLists: ["sts.amazonaws.com"], tags: tagsOf(context, name) },
        opts,
      )
    : undefined;
}

/** Objections to a service account that wants to act on the cloud: that it asks for nothing on AWS. */
export function checkPodIdentity({ namespace, serviceAccount, permissions }: PodIdentityRequest): Problem[] {
  const account = quote(`${namespace}/${serviceAccount}`);
  const message = `cloud permissions are needed for the service account ${account}, but none are said for AWS: give permissions.aws, or use a cluster of a cloud that is supported`;
  return (permissions.aws ?? []).length === 0 ? [{ path: "identities", message }] : [];
}

/**
 * Gives a service account a role of its own, with what it asks for: by EKS Pod Identity, where nothing is annotated and the
 * agent on the node knows, or by its token.
 *
 * @throws pulumi.RunError where no AWS permissions are asked for
 */
export function createPodIdentity(
  context: Context,
  source: IdentitySource,
  name: string,
  request: PodIdentityRequest,
  opts: pulumi.ComponentResourceOptions = {},
): PodIdentity {
  const permissions = request.permissions.aws ?? [];
  refuseProblems(name, checkPodIdentity(request));
  const { provider: _provider, providers: _providers, ...placement } = opts;
  const own = { ...context.opts, ...placement };
  const { cluster, tokenIssuer } = source;
  const trust = tokenIssuer
    ? issuerOf(cluster).apply((issuer) => tokenTrust(context, issuer, request))
    : podIdentityTrust(context, request);
  const { role } = createRole(context, name, trust, [], own);
  const policy = new iam.RolePolicy(name, { role: role.name, policy: permissionsPolicy(permissions) }, own);
  return tokenIssuer
    ? byToken(role, [tokenIssuer, policy])
    : byAssociation(context, source, name, request, role, policy, own);
}

function byToken(role: iam.Role, dependsOn: pulumi.Resource[]): PodIdentity {
  const annotation = "eks.amazonaws.com/role-arn";
  return { serviceAccountAnnotations: { [annotation]: role.arn }, podLabels: {}, dependsOn };
}

function byAssociation(
  context: Context,
  { cluster, agent }: IdentitySource,
  name: string,
  { namespace, serviceAccount }: PodIdentityRequest,
  role: iam.Role,
  policy: pulumi.Resource,
  opts: pulumi.CustomResourceOptions,
): PodIdentity {
  const association = new eks.PodIdentityAssociation(
    name,
    { clusterName: cluster.name, namespace, serviceAccount, roleArn: role.arn, tags: tagsOf(context, name) },
    { ...opts, deletedWith: cluster },
  );
  const ready = agent === undefined ? [] : [agent];
  return { serviceAccountAnnotations: {}, podLabels: {}, dependsOn: [association, policy, ...ready] };
}

/** Renders the least that was asked for as a policy document. */
function permissionsPolicy(permissions: readonly AwsPermission[]): pulumi.Output<string> {
  return pulumi.jsonStringify({
    Version: "2012-10-17",
    Statement: permissions.map(({ actions, resources, conditions }) => ({
      Effect: "Allow",
      Action: [...actions],
      Resource: [...resources],
      ...(conditions === undefined ? {} : { Condition: conditions }),
    })),
  });
}
