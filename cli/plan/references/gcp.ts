import type { ReferenceFacts } from "./contract";

const subnetwork = { of: "gcp:compute/subnetwork:Subnetwork", name: "secondaryIpRanges.*.rangeName" };
const clusters = /^gcp:container\/cluster:/;

/** The references in inputs of Google Cloud's resources. */
export const gcpReferences: ReferenceFacts = {
  prefix: "gcp:",
  ids: [
    {
      keys: ["cryptoKeyId", "kmsKeyName", "bootDiskKmsKey"],
      what: "the id of a key such as projects/P/locations/L/keyRings/R/cryptoKeys/K",
      form: /^(projects\/[^/]+\/locations\/)?[^/]+(\/keyRings)?\/[^/]+(\/cryptoKeys)?\/[^/]+$/,
      from: /:CryptoKey$/,
    },
  ],
  names: [
    {
      types: clusters,
      path: "ipAllocationPolicy.clusterSecondaryRangeName",
      what: "the name of a subnetwork's secondary range",
      ...subnetwork,
    },
    {
      types: clusters,
      path: "ipAllocationPolicy.servicesSecondaryRangeName",
      what: "the name of a subnetwork's secondary range",
      ...subnetwork,
    },
    {
      types: /^gcp:/,
      path: "project",
      what: "the provider's project",
      of: "pulumi:providers:gcp",
      name: "project",
    },
  ],
};
