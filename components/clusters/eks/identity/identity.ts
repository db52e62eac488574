import { eks, iam } from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { refuseProblems } from "../../../problems";
import type { AwsPermission, PodIdentity, PodIdentityRequest } from "../../contract";
import { withoutProviders } from "../../identity-request";
import { type Context, tagsOf } from "../context";
import { issuerOf } from "../control-plane";
import { createRole, podIdentityTrust, tokenTrust } from "../roles";
import type { IdentityArgs, IdentityMechanism } from "./args";
import { checkPodIdentity } from "./check";
import { EffectDelay } from "./takes-effect";

/** How service accounts get their roles, and the resources that this needs. */
export interface IdentitySource {
  readonly mechanism: IdentityMechanism;
  readonly cluster: {
    readonly name: pulumi.Input<string>;
    /** URL of the cluster's token issuer. */
    readonly issuer: pulumi.Input<string>;
    /** The control plane, if this program creates it. Associations are deleted with the control plane. */
    readonly deletedWith?: pulumi.Resource;
  };
  /** Resources that must exist before pods start: the agent of EKS Pod Identity, or IAM's trust in the cluster's tokens. */
  readonly ready: readonly pulumi.Resource[];
}

/** Returns the source of identities for EKS Pod Identity. */
export function podIdentitySource(cluster: eks.Cluster, agent: pulumi.Resource | undefined): IdentitySource {
  return {
    mechanism: "pod-identity",
    cluster: { name: cluster.name, issuer: issuerOf(cluster), deletedWith: cluster },
    ready: agent === undefined ? [] : [agent],
  };
}

/** Returns the source of identities for the mechanism that the arguments select. */
export function identitySource(
  context: Context,
  args: IdentityArgs,
  cluster: eks.Cluster,
  agent: pulumi.Resource | undefined,
): IdentitySource {
  const tokenIssuer = createTokenIssuer(context, args, cluster);
  const source = podIdentitySource(cluster, agent);
  return tokenIssuer === undefined ? source : { ...source, mechanism: "irsa", ready: [tokenIssuer] };
}

/** Makes IAM trust the cluster's tokens, if identities use them. */
function createTokenIssuer(
  context: Context,
  { identities }: IdentityArgs,
  cluster: eks.Cluster,
): iam.OpenIdConnectProvider | undefined {
  const { name, opts } = context;
  return identities === "irsa"
    ? new iam.OpenIdConnectProvider(
        name,
        { url: issuerOf(cluster), clientIdLists: ["sts.amazonaws.com"], tags: tagsOf(context, name) },
        opts,
      )
    : undefined;
}

/**
 * Gives a service account its own role with the permissions that it requests. AWS recognizes the service account by EKS Pod
 * Identity, which needs no annotation, or by its token.
 *
 * @throws pulumi.RunError if the request has no AWS permissions
 */
export function createPodIdentity(
  context: Context,
  source: IdentitySource,
  name: string,
  request: PodIdentityRequest,
  opts: pulumi.ComponentResourceOptions = {},
): PodIdentity {
  const permissions = request.permissions.aws ?? [];
  refuseProblems(name, checkPodIdentity(request, name));
  const own = { ...context.opts, ...withoutProviders(opts) };
  const byTokens = source.mechanism === "irsa";
  const trust = byTokens
    ? pulumi.output(source.cluster.issuer).apply((issuer) => tokenTrust(context, issuer, request))
    : podIdentityTrust(context, request);
  /* No managed policy: all permissions are in the inline policy. */
  const { role } = createRole(context, name, trust, [], own);
  const policy = new iam.RolePolicy(name, { role: role.name, policy: permissionsPolicy(permissions) }, own);
  return byTokens
    ? byToken(role, [...source.ready, policy])
    : byAssociation(context, source, name, request, role, policy, own);
}

function byToken(role: iam.Role, dependsOn: pulumi.Resource[]): PodIdentity {
  const annotation = "eks.amazonaws.com/role-arn";
  return { serviceAccountAnnotations: { [annotation]: role.arn }, podLabels: {}, dependsOn };
}

function byAssociation(
  context: Context,
  { cluster, ready }: IdentitySource,
  name: string,
  { namespace, serviceAccount }: PodIdentityRequest,
  role: iam.Role,
  policy: pulumi.Resource,
  opts: pulumi.CustomResourceOptions,
): PodIdentity {
  const delay = new EffectDelay(name);
  const association = new eks.PodIdentityAssociation(
    name,
    { clusterName: cluster.name, namespace, serviceAccount, roleArn: role.arn, tags: tagsOf(context, name) },
    { ...opts, deletedWith: cluster.deletedWith, hooks: { afterCreate: [delay.hook] } },
  );
  return {
    serviceAccountAnnotations: {},
    podLabels: {},
    dependsOn: [delay.after(association), policy, ...ready],
  };
}

/** Renders permissions as a policy document. */
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
