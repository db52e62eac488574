import type { IdentifiedQuestion } from "../contract";
import { textAt } from "../properties";
import type { GcpTypes } from "./gcp-type";
import { numberOf } from "./ids";
import { inProject, lastPart, locationOf, projectOf } from "./names";

const autoname = { property: "name", maxLength: 63 };

/** Keys, zones and buckets. https://cloud.google.com/kms/docs/reference/rest, https://cloud.google.com/dns/docs/reference/rest/v1 */
export const data: GcpTypes = {
  "gcp:kms/keyRing:KeyRing": {
    label: "KeyRing",
    autoname,
    id: (question) =>
      `projects/${projectOf(question)}/locations/${locationOf(question)}/keyRings/${textAt(question.inputs, "name") || question.name}`,
    computed: inProject,
  },
  "gcp:kms/cryptoKey:CryptoKey": {
    label: "CryptoKey",
    autoname,
    id: ({ inputs, name }) => `${textAt(inputs, "keyRing")}/cryptoKeys/${textAt(inputs, "name") || name}`,
    defaults: { purpose: "ENCRYPT_DECRYPT" },
    computed: ({ id, inputs }) => ({
      destroyScheduledDuration: inputs.destroyScheduledDuration ?? "2592000s",
      importOnly: inputs.importOnly ?? false,
      primaries: [{ name: `${id}/cryptoKeyVersions/1`, state: "ENABLED" }],
      versionTemplate: inputs.versionTemplate ?? {
        algorithm: "GOOGLE_SYMMETRIC_ENCRYPTION",
        protectionLevel: "SOFTWARE",
      },
    }),
  },
  "gcp:dns/managedZone:ManagedZone": {
    label: "ManagedZone",
    autoname,
    id: (question) =>
      `projects/${projectOf(question)}/managedZones/${textAt(question.inputs, "name") || question.name}`,
    defaults: { description: "Managed by Pulumi", forceDestroy: false, visibility: "public" },
    computed: (question) => ({
      ...inProject(question),
      managedZoneId: numberOf(question),
      nameServers: ["a", "b", "c", "d"].map((letter) => `ns-cloud-${letter}1.googledomains.com.`),
    }),
  },
  "gcp:logging/projectBucketConfig:ProjectBucketConfig": {
    label: "Logging Bucket",
    id: (question) =>
      `projects/${projectOf(question)}/locations/${locationOf(question)}/buckets/${textAt(question.inputs, "bucketId")}`,
    defaults: { retentionDays: 30 },
    computed: (question) => ({ ...inProject(question), name: question.id, lifecycleState: "ACTIVE" }),
  },
  "gcp:logging/projectSink:ProjectSink": {
    label: "Project Logging Sink",
    autoname: { property: "name", maxLength: 100 },
    id: (question) => `projects/${projectOf(question)}/sinks/${textAt(question.inputs, "name") || question.name}`,
    defaults: { uniqueWriterIdentity: true },
    computed: (question) => ({ ...inProject(question), writerIdentity: writerOf(question) }),
  },
  "gcp:storage/bucket:Bucket": {
    label: "Bucket",
    autoname,
    id: ({ inputs, name }) => textAt(inputs, "name") || name,
    defaults: { forceDestroy: false, storageClass: "STANDARD" },
    computed: (question) => ({
      ...inProject(question),
      selfLink: `https://www.googleapis.com/storage/v1/b/${lastPart(question.id)}`,
      url: `gs://${question.id}`,
    }),
  },
};

/** Whom a sink writes as; nobody is needed for a bucket of the same project. https://cloud.google.com/logging/docs/export/configure_export_v2 */
function writerOf(question: IdentifiedQuestion): string {
  const isOwn = textAt(question.inputs, "destination").includes(`/projects/${projectOf(question)}/`);
  return isOwn ? "" : `serviceAccount:service-${numberOf(question)}@gcp-sa-logging.iam.gserviceaccount.com`;
}
