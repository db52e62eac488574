import { at, text, texts } from "../../../values";
import { type ShownTypes, said } from "../../shown";
import { allowing, boundless, isForAnyone, permissions, takers } from "./policy-document";

/** What is shown of roles, policies and access. */
export const identity: ShownTypes = {
  "aws.iam.Role": {
    ownLine: true,
    values: ({ inputs, named, shortId }) => [
      said("for", takers(inputs.assumeRolePolicy).map(shortId).join(", ")),
      named("managedPolicyArns"),
      said("bounded by", named("permissionsBoundary")),
    ],
    alarms: ({ inputs }) => [
      (allowing(inputs.assumeRolePolicy) ?? []).some(isForAnyone) ? "anyone may take this role" : undefined,
    ],
  },
  "aws.iam.RolePolicyAttachment": {
    partOf: "role",
    values: ({ named }) => [named("policyArn", "aws.iam.Policy")],
    alarms: ({ inputs, shortId }) => [administrator(shortId(text(inputs.policyArn) ?? ""))],
  },
  "aws.iam.RolePolicy": {
    partOf: "role",
    lead: "may",
    values: ({ inputs }) => [permissions(inputs.policy)],
    alarms: ({ inputs }) => [boundless(inputs.policy)],
  },
  "aws.iam.Policy": {
    ownLine: true,
    values: ({ inputs }) => [said("may", permissions(inputs.policy))],
    alarms: ({ inputs }) => [boundless(inputs.policy)],
  },
  "aws.iam.InstanceProfile": { partOf: "role", lead: "for nodes as", values: ({ inputs }) => [text(inputs.name)] },
  "aws.iam.OpenIdConnectProvider": {
    values: ({ inputs }) => [text(inputs.url), said("for", texts(inputs.clientIdLists).join(", "))],
  },
  "aws.eks.AccessEntry": {
    values: ({ inputs, named }) => [
      named("principalArn"),
      inputs.type === "STANDARD" || inputs.type === undefined ? undefined : text(inputs.type),
      said("groups", texts(inputs.kubernetesGroups).join(", ")),
    ],
  },
  "aws.eks.AccessPolicyAssociation": {
    partOf: "principalArn",
    values: ({ inputs, named }) => {
      const policy = named("policyArn");
      const namespaces = texts(at(inputs, "accessScope", "namespaces"));
      const scope = at(inputs, "accessScope", "type") === "cluster" ? "on the cluster" : `in ${namespaces.join(" ")}`;
      return [`${policy ?? "unknown policy"} ${scope}`];
    },
  },
  "aws.eks.PodIdentityAssociation": {
    title: ({ inputs }) => `${text(inputs.namespace) ?? "unknown"}/${text(inputs.serviceAccount) ?? "unknown"}`,
    values: ({ named }) => [said("as", named("roleArn", "aws.iam.Role"))],
  },
};

function administrator(name: string): string | undefined {
  return ["AdministratorAccess", "PowerUserAccess", "IAMFullAccess"].includes(name) ? `has ${name}` : undefined;
}
