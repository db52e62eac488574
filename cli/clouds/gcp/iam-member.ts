import { type Fields, isRecord, text } from "../../values";
import { all } from "../account";
import type { CloudRule } from "../contract";
import type { Check } from "../property-checks";
import { type ShownType, type Subject, said } from "../shown";
import { badRequest } from "./faults";
import type { GcpType } from "./gcp-type";
import { agentExists } from "./service-agents";
import { shortMember, shortRole } from "./short-names";

/** Declares the facts that all types share that give one member a role on a resource; `property` names the resource. */
export function iamMember(property: string): Omit<GcpType, "token"> {
  return {
    label: "IAM policy",
    saysBefore: { create: "Error applying IAM policy: ", delete: "Error applying IAM policy: " },
    id: ({ inputs }) =>
      [inputs[property], inputs.role, inputs.member, text(inputs, "condition", "title")]
        .flatMap((part) => text(part) ?? [])
        .join("/"),
    computed: ({ place, name }) => ({ etag: place.newId("etag", name) }),
    properties: { member },
    refuses: { create: [knownRole, conditionSaysSomething, knownPool, knownAccount] },
  };
}

/** https://cloud.google.com/billing/docs/reference/rest/v1/Policy#Binding */
const member: Check = (value) =>
  /^(allUsers|allAuthenticatedUsers|(?!deleted:)[^:]+:.+)$/.test(String(value))
    ? undefined
    : `invalid value for member (IAM members must have one of the values outlined here: https://cloud.google.com/billing/docs/reference/rest/v1/Policy#Binding), given ${JSON.stringify(value)}`;

/** https://cloud.google.com/iam/docs/roles-overview */
const knownRole: CloudRule = ({ inputs }) => {
  const role = text(inputs.role) ?? "";
  return /^(?:roles\/[a-zA-Z0-9_.]+|(?:projects|organizations)\/[^/]+\/roles\/[a-zA-Z0-9_.]+)$/.test(role)
    ? undefined
    : badRequest(`Role ${role} is not supported for this resource.`);
};

/** https://cloud.google.com/iam/docs/conditions-overview */
const conditionSaysSomething: CloudRule = ({ inputs: { condition } }) =>
  isRecord(condition) && text(condition.expression) === undefined
    ? badRequest("Invalid value at 'policy.bindings[0].condition': expression must not be empty")
    : undefined;

/**
 * The workload identity pool of a project comes with the first cluster that uses it.
 * https://cloud.google.com/kubernetes-engine/docs/concepts/workload-identity
 */
const knownPool: CloudRule = ({ inputs }, account) => {
  const [, pool] =
    /(?:workloadIdentityPools\/|^serviceAccount:)([^/[\]]+\.svc\.id\.goog)/.exec(text(inputs.member) ?? "") ?? [];
  const clusters = all(account, "gcp:container/cluster:Cluster");
  return pool === undefined ||
    clusters.some(({ state }) => text(state, "workloadIdentityConfig", "workloadPool") === pool)
    ? undefined
    : badRequest(
        `Identity Pool does not exist (${pool}). Please check that you specified a valid resource name as returned in the \`name\` attribute in the configuration API.`,
      );
};

/** How long IAM takes to make a new service account known everywhere, in milliseconds. The real one takes seconds. */
const propagationMilliseconds = 300;

/**
 * IAM is eventually consistent: for a while it refuses a role for a new service account; it always refuses one for a missing service agent.
 * The provider does not retry: after this refusal it only reads the policy again (`tpgiamresource/iam.go`).
 * https://cloud.google.com/iam/docs/service-accounts-create
 */
const knownAccount: CloudRule = ({ inputs }, account) => {
  const [, email] = /^serviceAccount:([^[\]]+)$/.exec(text(inputs.member) ?? "") ?? [];
  const type = "gcp:serviceaccount/account:Account";
  const made = all(account, type).find(({ state }) => state.email === email);
  const isKnown =
    made === undefined
      ? !account.deleted.has(`${type} projects/${account.accountId}/serviceAccounts/${email}`) &&
        agentExists(email ?? "", account)
      : account.now - made.createdAt >= propagationMilliseconds;
  return email === undefined || isKnown ? undefined : badRequest(`Service account ${email} does not exist.`);
};

const broadRoles: ReadonlySet<unknown> = new Set(["roles/owner", "roles/editor"]);

/** Shows a grant on the line of the resource in `partOf`, if the program makes that one. */
export function shownGrant(partOf: string, onWhat?: (subject: Subject) => string | undefined): ShownType {
  return {
    partOf,
    values: (subject) => {
      const { member: given, role, condition } = subject.inputs;
      const known = text(given);
      const parts = [
        known && shortMember(known),
        roleOf(role),
        onWhat?.(subject),
        said("if", text(condition, "title")),
      ];
      return [parts.filter((part) => part !== undefined).join(" ")];
    },
    alarms: ({ inputs }) => [
      isForAnyone(inputs) ? `anyone has ${roleOf(inputs.role)}` : undefined,
      broadRoles.has(inputs.role) ? `has ${roleOf(inputs.role)} on the whole project` : undefined,
    ],
  };
}

/** Returns the short name of a grant's member. */
export function memberOf(inputs: Fields): string {
  const known = text(inputs.member);
  return known === undefined ? "unknown" : shortMember(known);
}

/** Returns the short name of a role. */
export function roleOf(role: unknown): string {
  return shortRole(text(role) ?? "unknown role");
}

/** Opens a resource to the internet if the grant is for anyone. */
export function opensToAnyone(inputs: Fields): string[] {
  return isForAnyone(inputs) ? [`anybody has ${roleOf(inputs.role)}`] : [];
}

function isForAnyone({ member: given }: Fields): boolean {
  return given === "allUsers" || given === "allAuthenticatedUsers";
}
