import type { Mapping } from "./facts";

/** The discovery documents by the module of a type's token. */
export const gcpDocuments: Readonly<Record<string, string>> = {
  artifactregistry: "artifactregistry.v1",
  compute: "compute.beta",
  container: "container.v1beta1",
  dns: "dns.v1",
  kms: "cloudkms.v1",
  logging: "logging.v2",
  secretmanager: "secretmanager.v1",
  serviceaccount: "iam.v1",
  storage: "storage.v1",
};

/** What the rule does not say: that a type's inputs are the members of the schema of its name. */
interface GcpException extends Mapping {
  /** Another document; `null` if none has the type. */
  readonly document?: string | null;
  readonly schema?: string;
  /** Members whose own members are the type's properties. */
  readonly within?: readonly string[];
  /** The property that names an API by the host in its document. */
  readonly host?: string;
}

export const gcpExceptions: Readonly<Record<string, GcpException>> = {
  "gcp:artifactregistry/repositoryIamMember:RepositoryIamMember": { document: null },
  "gcp:compute/network:Network": { within: ["routingConfig"] },
  "gcp:container/cluster:Cluster": {
    within: ["networkConfig"],
    members: {
      defaultMaxPodsPerNode: "defaultMaxPodsConstraint.maxPodsPerNode",
      "loggingConfig.enableComponents": "loggingConfig.componentConfig.enableComponents",
      "monitoringConfig.enableComponents": "monitoringConfig.componentConfig.enableComponents",
      "maintenancePolicy.maintenanceExclusions": "maintenancePolicy.window.maintenanceExclusions",
      "maintenancePolicy.maintenanceExclusions.exclusionOptions":
        "maintenancePolicy.window.maintenanceExclusions.maintenanceExclusionOptions",
    },
  },
  "gcp:container/nodePool:NodePool": {
    members: { maxPodsPerNode: "maxPodsConstraint.maxPodsPerNode", nodeConfig: "config" },
  },
  "gcp:certificateauthority/caPoolIamMember:CaPoolIamMember": { document: null },
  "gcp:certificateauthority/certificateTemplateIamMember:CertificateTemplateIamMember": { document: null },
  "gcp:dns/dnsManagedZoneIamMember:DnsManagedZoneIamMember": { document: null },
  "gcp:kms/cryptoKeyIAMMember:CryptoKeyIAMMember": { document: null },
  "gcp:kms/keyRingIAMMember:KeyRingIAMMember": { document: null },
  "gcp:logging/projectBucketConfig:ProjectBucketConfig": { schema: "LogBucket" },
  "gcp:logging/projectExclusion:ProjectExclusion": { schema: "LogExclusion" },
  "gcp:logging/projectSink:ProjectSink": { schema: "LogSink" },
  "gcp:projects/iAMCustomRole:IAMCustomRole": { document: "iam.v1", schema: "Role" },
  "gcp:projects/service:Service": { host: "service", keepsLongLists: true },
  "gcp:projects/serviceIdentity:ServiceIdentity": { host: "service", keepsLongLists: true },
  "gcp:secretmanager/secretIamMember:SecretIamMember": { document: null },
  "gcp:serviceaccount/account:Account": { schema: "ServiceAccount" },
  "gcp:serviceaccount/iAMMember:IAMMember": { document: null },
  "gcp:storage/bucket:Bucket": { members: { lifecycleRules: "lifecycle.rule" } },
  "gcp:storage/bucketIAMMember:BucketIAMMember": { document: null },
};
