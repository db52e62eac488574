import { iam } from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { expected, type Problem } from "../../problems";
import { type Context, tagsOf } from "./context";
import { clusterArn, managedPolicyArn, oidcProviderArn, type Site } from "./site";

/** An IAM policy document. */
export interface PolicyDocument {
  readonly Version: "2012-10-17";
  readonly Statement: readonly object[];
}

/** A service account, by name. */
export interface ServiceAccount {
  readonly namespace: string;
  readonly serviceAccount: string;
}

/** A role with its policies. */
export interface ReadyRole {
  readonly role: iam.Role;
  /** The role's policies. They must exist before the role is used. */
  readonly policies: readonly pulumi.Resource[];
}

/** Returns the policies of nodes. With them, nodes may join the cluster and pull images. The CNI has its own identity. */
export function nodePolicies({ roles: { nodePolicies: more = [] } }: Context): readonly string[] {
  return ["AmazonEKSWorkerNodePolicy", "AmazonEC2ContainerRegistryPullOnly", ...more];
}

/** Most characters of a role's name. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const longestRoleName = 64;

/** Characters that Pulumi's AWS provider adds to a name: a hyphen and seven random digits. */
export const autonameSuffix = 8;

/**
 * Lists the mistake of a role whose name would be too long.
 *
 * @param name the role's name in the program
 * @param given the part of the name that the user can shorten
 */
export function checkRoleName(path: string, name: string, given: string): Problem[] {
  const excess = name.length + autonameSuffix - longestRoleName;
  const form = `at most ${given.length - excess} characters`;
  const fix = `the name of the role ${name}-1234567 has ${name.length + autonameSuffix} characters, but IAM allows ${longestRoleName}`;
  return excess > 0 ? [expected(path, form, given, fix)] : [];
}

/** Returns the trust policy that lets an AWS service assume a role. Set the account if the service states for which account it acts. */
export function serviceTrust(service: string, accountId?: string): PolicyDocument {
  const Condition = accountId === undefined ? {} : { Condition: { StringEquals: { "aws:SourceAccount": accountId } } };
  const statement = { Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole", ...Condition };
  return { Version: "2012-10-17", Statement: [statement] };
}

/**
 * Returns the trust policy that lets EKS Pod Identity assume a role for one service account of one cluster.
 * https://docs.aws.amazon.com/eks/latest/userguide/pod-id-role.html
 */
export function podIdentityTrust(site: Site, { namespace, serviceAccount }: ServiceAccount): PolicyDocument {
  const statement = {
    Effect: "Allow",
    Principal: { Service: "pods.eks.amazonaws.com" },
    Action: ["sts:AssumeRole", "sts:TagSession"],
    Condition: {
      StringEquals: {
        "aws:SourceAccount": site.accountId,
        "aws:RequestTag/kubernetes-namespace": namespace,
        "aws:RequestTag/kubernetes-service-account": serviceAccount,
      },
      ArnEquals: { "aws:SourceArn": clusterArn(site) },
    },
  };
  return { Version: "2012-10-17", Statement: [statement] };
}

/**
 * Returns the trust policy that lets one service account of the cluster assume a role with its token (IRSA).
 * https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html
 */
export function tokenTrust(site: Site, issuer: string, { namespace, serviceAccount }: ServiceAccount): PolicyDocument {
  const host = issuer.replace(/^https:\/\//, "");
  const statement = {
    Effect: "Allow",
    Principal: { Federated: oidcProviderArn(site, issuer) },
    Action: "sts:AssumeRoleWithWebIdentity",
    Condition: {
      StringEquals: {
        [`${host}:sub`]: `system:serviceaccount:${namespace}:${serviceAccount}`,
        [`${host}:aud`]: "sts.amazonaws.com",
      },
    },
  };
  return { Version: "2012-10-17", Statement: [statement] };
}

/** Creates a role with policies: ARNs, or names of AWS managed policies. */
export function createRole(
  context: Context,
  name: string,
  trust: pulumi.Input<PolicyDocument>,
  policies: readonly string[],
  opts: pulumi.CustomResourceOptions = context.opts,
  roleName?: string,
): ReadyRole {
  const role = new iam.Role(
    name,
    {
      name: roleName,
      assumeRolePolicy: pulumi.jsonStringify(trust),
      ...(context.roles.path !== undefined && { path: context.roles.path }),
      ...(context.roles.permissionsBoundary !== undefined && {
        permissionsBoundary: context.roles.permissionsBoundary,
      }),
      tags: tagsOf(context, name),
    },
    opts,
  );
  const attachments = policies.map(
    (policy) =>
      new iam.RolePolicyAttachment(
        `${name}-${policy.split("/").at(-1)}`,
        { role: role.name, policyArn: policyArn(context.region, policy) },
        opts,
      ),
  );
  return { role, policies: attachments };
}

function policyArn(region: string, policy: string): string {
  return policy.startsWith("arn:") ? policy : managedPolicyArn(region, policy);
}
