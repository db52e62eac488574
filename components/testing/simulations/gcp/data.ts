import { textAt } from "../cloud/properties";
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
