import type { RegisteredResource } from "../../../../../components/testing";
import { type Fields, fields, isRecord, items, text, texts } from "../../../../values";
import { labelOf } from "../../../label";
import { isOfAnyAccount } from "./any-account";
import { type Condition, type Grant, matches } from "./grant";
import { isOfManyRepositories } from "./subjects";

type ByUrn = ReadonlyMap<string, RegisteredResource>;

/** Lists what the policies in a resource's inputs allow: IAM policies, trust policies, and those of keys, queues and buckets. */
export function policyGrants(resource: RegisteredResource, byUrn: ByUrn): Grant[] {
  const owner = ownerOf(resource, byUrn);
  /* The inline policies of a role are a list. */
  const documents = Object.values(resource.inputs).flatMap((input) => [
    input,
    ...items(input).map((each) => each.policy),
  ]);
  return documents.flatMap((input) => statementsOf(input).flatMap((statement) => grantsOf(statement, owner)));
}

/** Returns the role that a policy is attached to, or the resource that has the policy. */
function ownerOf(resource: RegisteredResource, byUrn: ByUrn): string {
  const role = (resource.propertyDependencies.role ?? []).flatMap((urn) => byUrn.get(urn) ?? [])[0];
  const named = text(resource.inputs.role);
  return role === undefined ? (named === undefined ? labelOf(resource) : `aws.iam.Role ${named}`) : labelOf(role);
}

function statementsOf(input: unknown): Fields[] {
  const document = isRecord(input) ? input : parsed(input);
  const { Statement } = fields(document);
  return Array.isArray(Statement) ? items(Statement) : isRecord(Statement) ? [Statement] : [];
}

function parsed(input: unknown): unknown {
  if (typeof input !== "string" || !input.includes('"Statement"')) {
    return undefined;
  }
  try {
    return JSON.parse(input);
  } catch {
    return undefined; /* no policy: the cloud refuses it by itself */
  }
}

function grantsOf(statement: Fields, owner: string): Grant[] {
  const { Effect, Condition, NotAction, NotResource, Principal, NotPrincipal } = statement;
  const principals = NotPrincipal === undefined ? principalsOf(Principal) : ["*"];
  const isTrust = Principal !== undefined || NotPrincipal !== undefined;
  const who = isTrust ? principals : [owner];
  const resources = listOf(statement.Resource);
  const on = isTrust
    ? [owner]
    : NotResource === undefined
      ? resources
      : [`everything except ${listOf(NotResource).join(", ")}`];
  const actions =
    NotAction === undefined ? listOf(statement.Action) : [`everything except ${listOf(NotAction).join(", ")}`];
  const when = conditionsIn(fields(Condition));
  return who.flatMap((identity) =>
    actions.flatMap((may) =>
      on.map(
        (target): Grant => ({
          who: identity === "*" ? "everybody" : identity,
          may,
          on: target,
          when,
          ...(Effect === "Deny" ? { denied: true as const } : {}),
          boundless:
            Effect !== "Deny" &&
            (isForEverybody(identity, may, fields(Condition)) || (!when.some(binds) && isBoundless(may, target))),
        }),
      ),
    ),
  );
}

/**
 * Actions with which an identity can give itself all others, or be another one.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html
 */
const escalating = [
  "iam:PassRole",
  "iam:PutRolePolicy",
  "iam:PutUserPolicy",
  "iam:PutGroupPolicy",
  "iam:AttachRolePolicy",
  "iam:AttachUserPolicy",
  "iam:AttachGroupPolicy",
  "iam:CreatePolicyVersion",
  "iam:SetDefaultPolicyVersion",
  "iam:CreateAccessKey",
  "iam:CreateLoginProfile",
  "iam:UpdateLoginProfile",
  "iam:UpdateAssumeRolePolicy",
  "iam:AddUserToGroup",
  "iam:DeleteRolePermissionsBoundary",
  "iam:DeleteUserPermissionsBoundary",
  "sts:AssumeRole",
  "eks:CreateAccessEntry",
  "eks:AssociateAccessPolicy",
];

/** Everything, or all roles, users, groups, policies or clusters of an account. */
const all =
  /^(?:\*+$|everything|arn:[\w*-]+:(?:iam|eks|\*):[\w*-]*:[\d*]*:\*?(?:(?:role|user|group|policy|cluster|access-entry)\/)?\*+(?:\/\*+)*$)/;

/**
 * Reports whether an action is every action, or every action of a service, on all resources. A pattern such as `iam:Pass*` stands for its matches.
 */
function isBoundless(action: string, resource: string): boolean {
  const isEvery = /^(?:\*+|[\w-]+:\*+|\*+:\*+)$/.test(action) || action.startsWith("everything");
  const isEverything = resource === "*" || resource.startsWith("everything");
  return (isEvery && isEverything) || (all.test(resource) && escalating.some((each) => matches(action, each)));
}

/** Conditions that a caller always meets, or can meet by himself. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html */
const harmless =
  /^aws:(?:SecureTransport|MultiFactorAuth\w+|RequestedRegion|CurrentTime|EpochTime|TokenIssueTime|UserAgent|Referer)$/i;

/** Reports whether a condition keeps anything out. */
function binds({ test, operator = "", values }: Condition): boolean {
  const isAnything = /Like/.test(operator) && !/Not/.test(operator) && values.some((value) => /^[*?]+$/.test(value));
  return !harmless.test(test) && !isAnything;
}

/** Keys that bind a statement for everybody to accounts, organisations, networks or resources. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html */
const binding = /(?:Account|Arn|Org(?:ID|Paths)|SourceOwner|SourceIp|SourceVpce?|userid|username|ServiceName)$/i;

/**
 * Patterns that match everybody: any text, the repositories of any owner, and any account of a cluster. A subject begins with its owner.
 * https://docs.github.com/actions/reference/security/oidc, https://docs.gitlab.com/ci/cloud_services/aws/
 */
const anything = /^(?:[*?]*|(?:repo|project_path):[*?].*|system:serviceaccount:[*?:]*)$/;

/**
 * Reports whether a statement is for everybody. That is `*` with conditions that limit nobody. It is also everybody at an identity provider, such as
 * all repositories of GitHub or of one organisation there.
 * https://docs.github.com/actions/how-tos/secure-your-work/security-harden-deployments/oidc-in-aws
 */
function isForEverybody(identity: string, action: string, condition: Fields): boolean {
  const tests = Object.entries(condition)
    .filter(([operator]) => !/Not|IfExists|Null/.test(operator))
    .flatMap(([, keys]) => Object.entries(fields(keys)));
  const isAnything = (key: string, value: string) =>
    anything.test(value) ||
    (key.endsWith(":sub") && isOfManyRepositories(value)) ||
    (/Arn$/i.test(key) && isOfAnyAccount(value));
  const bound = tests
    .filter(([key, values]) => !listOf(values).some((value) => isAnything(key, value)))
    .map(([key]) => key);
  return action === "sts:AssumeRoleWithWebIdentity"
    ? !bound.some((key) => key.endsWith(":sub") || key.includes("(known later)"))
    : identity === "*" && !bound.some((key) => binding.test(key));
}

function principalsOf(principal: unknown): string[] {
  return typeof principal === "string" ? [principal] : Object.values(fields(principal)).flatMap(listOf);
}

function conditionsIn(condition: Fields): Condition[] {
  return Object.entries(condition).flatMap(([operator, tests]) =>
    Object.entries(fields(tests)).map(([test, values]) => ({ test, operator, values: listOf(values) })),
  );
}

function listOf(value: unknown): string[] {
  return texts([value].flat()).length === 0 && value !== undefined ? ["(known later)"] : texts([value].flat());
}
