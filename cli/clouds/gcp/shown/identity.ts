import { at, text } from "../../../values";
import { type ShownType, type ShownTypes, type Subject, said } from "../../shown";
import { shortMember, shortRole } from "./short-id";

const tooMuch = new Set(["roles/owner", "roles/editor"]);

/** What is shown of service accounts and of who may do what. */
export const identity: ShownTypes = {
  "gcp.serviceaccount.Account": {
    ownLine: true,
    values: ({ inputs }) => [text(inputs.accountId), inputs.disabled === true ? "disabled" : undefined],
  },
  "gcp.projects.IAMMember": grant("member", () => undefined),
  "gcp.serviceaccount.IAMMember": {
    ...grant("serviceAccountId", () => undefined),
    lead: "for",
    values: ({ inputs }) => [`${whose(inputs.member)} as ${roleOf(inputs.role)}`],
  },
  "gcp.kms.CryptoKeyIAMMember": {
    ...grant("cryptoKeyId", () => undefined),
    lead: "used by",
    values: ({ inputs }) => [whose(inputs.member)],
  },
  "gcp.dns.DnsManagedZoneIamMember": grant("managedZone", ({ named }) => said("on zone", named("managedZone"))),
  "gcp.storage.BucketIAMMember": grant("bucket", ({ named }) => said("on bucket", named("bucket"))),
  "gcp.secretmanager.SecretIamMember": grant("secretId", ({ named }) => said("on secret", named("secretId"))),
  "gcp.projects.IAMCustomRole": {
    ownLine: true,
    values: ({ inputs }) => [
      Array.isArray(inputs.permissions) ? `${inputs.permissions.length} permissions` : undefined,
    ],
  },
  "gcp.projects.Service": {
    title: ({ inputs }) => text(inputs.service)?.replace(/\.googleapis\.com$/, ""),
    values: () => [],
  },
};

/** A role that somebody has on something, on the line of whatever of the two the program makes. */
function grant(partOf: string, onWhat: (subject: Subject) => string | undefined): ShownType {
  return {
    partOf,
    values: (subject) => {
      const { member, role, condition } = subject.inputs;
      const isOwn = text(member) === undefined;
      const what = [
        isOwn ? undefined : whose(member),
        roleOf(role),
        onWhat(subject),
        said("if", at(condition, "title")),
      ];
      return [what.filter((part) => part !== undefined).join(" ")];
    },
    alarms: ({ inputs: { member, role } }) => [
      member === "allUsers" || member === "allAuthenticatedUsers" ? `anyone has ${roleOf(role)}` : undefined,
      tooMuch.has(text(role) ?? "") ? `has ${roleOf(role)} on the whole project` : undefined,
    ],
  };
}

function whose(member: unknown): string {
  const known = text(member);
  return known === undefined ? "unknown" : shortMember(known);
}

function roleOf(role: unknown): string {
  return shortRole(text(role) ?? "unknown role");
}
