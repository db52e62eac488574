import { byToken, type TypeFacts } from "../contract";
import { repositoryIamMember } from "./artifactregistry";
import { caPoolIamMember, certificateTemplateIamMember } from "./certificateauthority";
import { service as runService } from "./cloudrunv2";
import { address, firewall, globalForwardingRule, instance, network, router, routerNat, subnetwork } from "./compute";
import { cluster, nodePool } from "./container";
import { dnsManagedZoneIamMember, managedZone } from "./dns";
import type { GcpType } from "./gcp-type";
import { cryptoKey, cryptoKeyIamMember, keyRing, keyRingIamMember } from "./kms";
import { projectBucketConfig, projectExclusion, projectSink } from "./logging";
import { iamCustomRole, projectIamMember, service, serviceIdentity } from "./projects";
import { secretIamMember } from "./secretmanager";
import { account, serviceAccountIamMember } from "./serviceaccount";
import { databaseInstance } from "./sql";
import { bucket, bucketIamMember } from "./storage";

const simulated: readonly GcpType[] = [
  cluster,
  nodePool,
  network,
  subnetwork,
  router,
  routerNat,
  firewall,
  address,
  account,
  serviceAccountIamMember,
  iamCustomRole,
  projectIamMember,
  service,
  serviceIdentity,
  keyRing,
  keyRingIamMember,
  cryptoKey,
  cryptoKeyIamMember,
  managedZone,
  dnsManagedZoneIamMember,
  projectBucketConfig,
  projectSink,
  projectExclusion,
  bucket,
  bucketIamMember,
  secretIamMember,
  repositoryIamMember,
  caPoolIamMember,
  certificateTemplateIamMember,
];

/** The provider itself. All of its inputs can change in place. */
const providerFacts: TypeFacts = { token: "pulumi:providers:gcp", replacedBy: [] };

/** The types of Google Cloud that are simulated, by token. */
export const gcpTypes = byToken(simulated);

/** Every type of Google Cloud that is known, by token. */
export const gcpFacts = byToken<TypeFacts>([
  ...simulated,
  databaseInstance,
  globalForwardingRule,
  instance,
  runService,
  providerFacts,
]);
