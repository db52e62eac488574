import type { CloudQuestion } from "../contract";
import { textAt } from "../properties";
import type { GcpTypes } from "./gcp-type";
import { inProject, projectOf } from "./names";

/** The property that names what a role is granted on, by type of the grant. */
export const grants: Readonly<Record<string, string>> = {
  "gcp:projects/iAMMember:IAMMember": "project",
  "gcp:serviceaccount/iAMMember:IAMMember": "serviceAccountId",
  "gcp:kms/cryptoKeyIAMMember:CryptoKeyIAMMember": "cryptoKeyId",
  "gcp:kms/keyRingIAMMember:KeyRingIAMMember": "keyRingId",
  "gcp:dns/dnsManagedZoneIamMember:DnsManagedZoneIamMember": "managedZone",
  "gcp:storage/bucketIAMMember:BucketIAMMember": "bucket",
  "gcp:secretmanager/secretIamMember:SecretIamMember": "secretId",
  "gcp:artifactregistry/repositoryIamMember:RepositoryIamMember": "repository",
};

/** Service accounts, roles, and who has them. https://cloud.google.com/iam/docs/reference/rest */
export const iam: GcpTypes = {
  "gcp:serviceaccount/account:Account": {
    label: "service account",
    id: (question) => `projects/${projectOf(question)}/serviceAccounts/${emailOf(question)}`,
    saysBefore: { create: "Error creating service account: " },
    defaults: { disabled: false },
    computed: (question) => ({
      ...inProject(question),
      email: emailOf(question),
      member: `serviceAccount:${emailOf(question)}`,
      name: `projects/${projectOf(question)}/serviceAccounts/${emailOf(question)}`,
      uniqueId: question.place.newId("number", question.name),
    }),
  },
  "gcp:projects/iAMCustomRole:IAMCustomRole": {
    label: "custom role",
    id: (question) => `projects/${projectOf(question)}/roles/${textAt(question.inputs, "roleId")}`,
    defaults: { stage: "GA" },
    computed: (question) => ({
      ...inProject(question),
      deleted: false,
      name: `projects/${projectOf(question)}/roles/${textAt(question.inputs, "roleId")}`,
    }),
  },
  "gcp:projects/service:Service": {
    label: "Service",
    id: (question) => `${projectOf(question)}/${textAt(question.inputs, "service")}`,
    defaults: { disableOnDestroy: false },
    computed: inProject,
  },
  ...Object.fromEntries(Object.entries(grants).map(([type, property]) => [type, grantOn(property)])),
};

/** The address of a service account. */
function emailOf(question: CloudQuestion): string {
  return `${textAt(question.inputs, "accountId")}@${projectOf(question)}.iam.gserviceaccount.com`;
}

/** Gives a role on something to one member. */
function grantOn(property: string): GcpTypes[string] {
  return {
    label: "IAM policy",
    saysBefore: { create: "Error applying IAM policy: ", delete: "Error applying IAM policy: " },
    id: ({ inputs }) =>
      [textAt(inputs, property), textAt(inputs, "role"), textAt(inputs, "member"), textAt(inputs, "condition", "title")]
        .filter((part) => part !== "")
        .join("/"),
    computed: ({ place, name }) => ({ etag: place.newId("etag", name) }),
  };
}
