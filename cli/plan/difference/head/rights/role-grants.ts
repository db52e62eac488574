import { type RegisteredResource, roleNameOf } from "../../../../../components/testing";
import { at, text, texts } from "../../../../values";
import { labelOf } from "../../../label";
import { expressionConditions } from "./conditions";
import type { Grant } from "./grant";
import { placesAround } from "./scopes";

type ByUrn = ReadonlyMap<string, RegisteredResource>;

/** Azure's roles without bounds that the components never give. https://learn.microsoft.com/azure/role-based-access-control/built-in-roles/privileged */
const azureRoles: Readonly<Record<string, string>> = {
  "8e3af657-a8ff-443c-a75c-2fe8c4bcb635": "Owner",
  "b24988ac-6180-42a0-ab88-20f7382dd24c": "Contributor",
  "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9": "User Access Administrator",
  "f58310d9-a9f6-439a-9e8d-f62e7b41a168": "Role Based Access Control Administrator",
};

/**
 * In a whole cluster: all Secrets, and pods as any service account.
 * https://learn.microsoft.com/azure/aks/manage-azure-rbac#aks-built-in-roles
 */
const clusterRole = /^Azure Kubernetes Service RBAC (?:Admin|Writer)$/;

/**
 * Access policies of EKS that read every Secret of their scope; all but the last two also write workloads.
 * https://docs.aws.amazon.com/eks/latest/userguide/access-policy-permissions.html
 */
const clusterPolicy = /^AmazonEKS(?:Cluster)?Admin(?:View)?Policy$|^AmazonEKS(?:Edit|SecretReader)Policy$/;

/** Lists the ready-made roles that a resource gives: managed policies on AWS, roles on Google Cloud and Azure, access to EKS clusters. */
export function roleGrants(resource: RegisteredResource, byUrn: ByUrn): Grant[] {
  const { inputs, type } = resource;
  const named = (input: string) => {
    const referred = (resource.propertyDependencies[input] ?? []).flatMap((urn) => byUrn.get(urn) ?? [])[0];
    return text(inputs, input) ?? (referred === undefined ? "(known later)" : labelOf(referred));
  };
  const [, holder] = /^aws:iam\/(role|user|group)PolicyAttachment:/.exec(type) ?? [];
  if (holder !== undefined) {
    return [policyUse(named(holder), named("policyArn"))];
  }
  if (type === "aws:iam/policyAttachment:PolicyAttachment") {
    const holders = [inputs.users, inputs.roles, inputs.groups].flatMap((each) => texts(each));
    return holders.map((each) => policyUse(each, named("policyArn")));
  }
  if (type === "aws:iam/groupMembership:GroupMembership") {
    return texts(inputs, "users").map((user) => grant(user, "belong", `to the IAM group ${named("group")}`, false));
  }
  if (type === "aws:iam/userGroupMembership:UserGroupMembership") {
    const user = named("user");
    return texts(inputs, "groups").map((group) => grant(user, "belong", `to the IAM group ${group}`, false));
  }
  if (type === "aws:iam/role:Role") {
    return texts(inputs, "managedPolicyArns").map((arn) => policyUse(labelOf(resource), arn));
  }
  if (type === "aws:eks/accessPolicyAssociation:AccessPolicyAssociation") {
    const policy = named("policyArn").split("/").at(-1) ?? "";
    const namespaces = texts(inputs, "accessScope", "namespaces");
    const isWhole = at(inputs, "accessScope", "type") === "cluster" || namespaces.some((each) => /^\*+$/.test(each));
    const scope = isWhole ? `the cluster ${named("clusterName")}` : `namespaces ${namespaces.join(", ")}`;
    const isAdmin = isWhole && clusterPolicy.test(policy);
    return [{ ...grant(named("principalArn"), policy, scope, isAdmin), ...roleOfPeople(named("principalArn")) }];
  }
  if (type === "aws:eks/accessEntry:AccessEntry") {
    const groups = texts(inputs, "kubernetesGroups");
    const who = named("principalArn");
    const member = (name: string) => ({
      ...grant(who, `be in the group ${name}`, `the cluster ${named("clusterName")}`, name === "system:masters"),
      ...roleOfPeople(who),
    });
    return [grant(who, "sign in", `the cluster ${named("clusterName")}`, false), ...groups.map(member)];
  }
  if (type === "aws:eks/podIdentityAssociation:PodIdentityAssociation") {
    return [
      grant(`service account ${named("namespace")}/${named("serviceAccount")}`, "act as", named("roleArn"), false),
    ];
  }
  if (type === "azure-native:authorization:RoleAssignment") {
    /* Without a type, Azure looks it up. */
    const isGroup =
      /^(?:|Group)$/.test(text(inputs, "principalType") ?? "") && text(inputs, "principalId") !== undefined;
    const when = expressionConditions(text(inputs, "condition") ?? "");
    const target = (resource.propertyDependencies.scope ?? []).flatMap((urn) => byUrn.get(urn) ?? [])[0];
    const within = placesAround(target, byUrn, named("scope"));
    return [{ ...azureGrant(named), within, when, ...(isGroup && { group: true as const }) }];
  }
  return /^gcp:.*(?:iAMMember|IAMMember|IamMember|iAMBinding|IAMBinding|IamBinding)$/.test(type)
    ? gcpGrants(resource, named)
    : [];
}

/** Everybody who may assume a role that the program does not make. https://docs.aws.amazon.com/eks/latest/userguide/access-entries.html */
function roleOfPeople(principal: string): Pick<Grant, "group"> {
  return /^arn:[\w-]+:iam::\d+:role\//.test(principal) ? { group: true } : {};
}

function policyUse(who: string, arn: string): Grant {
  const policy = arn.split("/").at(-1) ?? "";
  return grant(who, `use the policy ${policy}`, "", /Administrator|FullAccess$/.test(policy));
}

/** A subscription, a management group, or everything. https://learn.microsoft.com/azure/role-based-access-control/scope-overview */
const wholeScope = /^\/(?:subscriptions\/[^/]+|providers\/Microsoft\.Management\/managementGroups\/[^/]+)?\/?$/i;

function azureGrant(named: (input: string) => string): Grant {
  const id = named("roleDefinitionId");
  const role = roleNameOf(id) ?? azureRoles[(id.split("/").at(-1) ?? "").toLowerCase()] ?? `the role ${id}`;
  const scope = named("scope");
  const isAdmin = role.endsWith("Cluster Admin") || (clusterRole.test(role) && !scope.includes("/namespaces/"));
  const isBroad = wholeScope.test(scope) && !/\bReader$/.test(role);
  return grant(named("principalId"), role, scope, isAdmin || isBroad || Object.values(azureRoles).includes(role));
}

/**
 * Roles that act as every service account of a project, those that read every secret, those that write everything in every cluster, and
 * those that build or sign in as somebody else.
 * https://cloud.google.com/iam/docs/best-practices-service-accounts
 * https://cloud.google.com/kubernetes-engine/docs/how-to/iam#predefined
 */
const actsForOthers =
  /^roles\/(?:container\.developer|compute\.osAdminLogin|cloudbuild\.builds\.editor|deploymentmanager\.editor|iam\.(?:serviceAccountTokenCreator|serviceAccountUser|serviceAccountOpenIdTokenCreator|workloadIdentityUser)|secretmanager\.secretAccessor|cloudkms\.cryptoKey\w*Decrypter)$/;

function gcpGrants(resource: RegisteredResource, named: (input: string) => string): Grant[] {
  const { inputs } = resource;
  const members = inputs.members === undefined ? [named("member")] : texts(inputs, "members");
  const condition = text(inputs, "condition", "expression");
  return memberGrants(resource, { members, role: named("role"), condition }, named);
}

/** Everybody, and everybody who signs in by a pool of identities. https://cloud.google.com/iam/docs/principal-identifiers */
const everybody =
  /^all(?:Authenticated)?Users$|^principalSet:\/\/.*\/(?:workloadIdentityPools|workforcePools)\/[^/]+\/\*$/;

/** A role that members get on Google Cloud. */
interface MemberRole {
  readonly members: readonly string[];
  readonly role: string;
  readonly condition: string | undefined;
}

/** Lists what members may do by a role on the target of a resource of Google Cloud. */
export function memberGrants(
  { inputs, type }: RegisteredResource,
  { members, role, condition = "" }: MemberRole,
  named = (input: string) => text(inputs, input) ?? "(known later)",
): Grant[] {
  const ignored = new Set(["member", "members", "role", "condition", "etag", "policyData"]);
  const target = Object.keys(inputs).find((key) => !ignored.has(key) && key !== "project") ?? "project";
  const isWhole = /^gcp:(?:projects|folder|organizations)\//.test(type);
  const isBroad =
    /^roles\/(?:owner|editor)$/.test(role) ||
    (isWhole && (/(?:[aA]dmin|[oO]wner)$/.test(role) || actsForOthers.test(role)));
  return members.map((member) => ({
    ...grant(member, role, `${target} ${named(target)}`, isBroad || everybody.test(member)),
    when: expressionConditions(condition),
    ...(/^(?:group|domain|principalSet):/.test(member) && { group: true as const }),
  }));
}

function grant(who: string, may: string, on: string, boundless: boolean): Grant {
  return { who, may, on, when: [], boundless };
}
