import { type Replacement, rows } from "../replacement";

/** The upstream provider that Pulumi's is made of. */
const upstream = "hashicorp/terraform-provider-google-beta google-beta";

const cluster = "container/resource_container_cluster.go";
const nodePool = "container/resource_container_node_pool.go";

/** Inputs that `ForceNew` marks in a file of a service. */
function service(file: string, paths: readonly string[]): Replacement[] {
  return rows(`${upstream}/services/${file}`, paths);
}

/** Whom what is granted to, for every resource whose policy has members. */
function member(file: string, paths: readonly string[]): Replacement[] {
  return [
    ...service(file, paths),
    ...rows(`${upstream}/tpgiamresource/resource_iam_member.go`, ["condition", "member", "role"]),
  ];
}

/** What nodes are made with; the rest of it GKE changes by making the pool's nodes anew, one after the other. */
const nodeConfig = service(
  "container/node_config.go",
  [
    "advancedMachineFeatures",
    "bootDiskKmsKey",
    "confidentialNodes.confidentialInstanceType",
    "enableConfidentialStorage",
    "ephemeralStorageConfig",
    "ephemeralStorageLocalSsdConfig",
    "flexStart",
    "guestAccelerators",
    "hostMaintenancePolicy",
    "localNvmeSsdBlockConfig",
    "localSsdCount",
    "localSsdEncryptionMode",
    "maxRunDuration",
    "metadata",
    "minCpuPlatform",
    "nodeGroup",
    "oauthScopes",
    "preemptible",
    "reservationAffinity",
    "sandboxConfig",
    "secondaryBootDisks",
    "serviceAccount",
    "shieldedInstanceConfig",
    "soleTenantConfig",
    "spot",
  ].map((path) => `nodeConfig.${path}`),
);

/** What a cluster cannot switch off again (`isBeenEnabled`). */
const onlyOn: Replacement[] = ["enableFqdnNetworkPolicy", "enableL4IlbSubsetting"].flatMap((path) =>
  service(cluster, [path]).map((row) => ({ ...row, except: ({ inputs }) => inputs[path] === true })),
);

/**
 * For each type that the components use or the rehearsal plays, what Google Cloud cannot change in place. A subnetwork's range can
 * grow, and what shrinks it makes another (`IsShrinkageIpCidr`), which cannot be told from the new range alone.
 */
export const gcpReplacements: Readonly<Record<string, readonly Replacement[]>> = {
  "gcp:compute/network:Network": service("compute/resource_compute_network.go", [
    "autoCreateSubnetworks",
    "description",
    "internalIpv6Range",
    "name",
    "networkProfile",
    "params",
    "project",
  ]),
  "gcp:compute/router:Router": service("compute/resource_compute_router.go", [
    "encryptedInterconnectRouter",
    "name",
    "nccGateway",
    "network",
    "params",
    "project",
    "region",
  ]),
  "gcp:compute/routerNat:RouterNat": service("compute/resource_compute_router_nat.go", [
    "endpointTypes",
    "initialNatIps",
    "name",
    "project",
    "region",
    "router",
    "type",
  ]),
  "gcp:compute/subnetwork:Subnetwork": service("compute/resource_compute_subnetwork.go", [
    "description",
    "externalIpv6Prefix",
    "internalIpv6Prefix",
    "name",
    "network",
    "params",
    "project",
    "region",
    "reservedInternalRange",
    "resolveSubnetMask",
  ]),
  "gcp:container/cluster:Cluster": [
    ...service(cluster, [
      "clusterAutoscaling.autoProvisioningDefaults.bootDiskKmsKey",
      "clusterIpv4Cidr",
      "confidentialNodes",
      "dataplaneOptimizationMode",
      "datapathProvider",
      "defaultMaxPodsPerNode",
      "description",
      "enableAutopilot",
      "enableKubernetesAlpha",
      "enableTpu",
      "initialNodeCount",
      "ipAllocationPolicy.clusterIpv4CidrBlock",
      "ipAllocationPolicy.clusterSecondaryRangeName",
      "ipAllocationPolicy.podCidrOverprovisionConfig",
      "ipAllocationPolicy.servicesIpv4CidrBlock",
      "ipAllocationPolicy.servicesSecondaryRangeName",
      "location",
      "masterAuth.clientCertificateConfig",
      "name",
      "network",
      "networkingMode",
      "nodePools",
      "privateClusterConfig.masterIpv4CidrBlock",
      "privateClusterConfig.privateEndpointSubnetwork",
      "project",
      "subnetwork",
      "tpuConfig.enabled",
      "tpuConfig.useServiceNetworking",
      "userManagedKeysConfig.aggregationCa",
      "userManagedKeysConfig.clusterCa",
      "userManagedKeysConfig.etcdApiCa",
      "userManagedKeysConfig.etcdPeerCa",
    ]),
    ...onlyOn,
    ...nodeConfig,
  ],
  "gcp:container/nodePool:NodePool": [
    ...service(nodePool, [
      "cluster",
      "initialNodeCount",
      "location",
      "maxPodsPerNode",
      "name",
      "namePrefix",
      "networkConfig.acceleratorNetworkProfile",
      "networkConfig.additionalNodeNetworkConfigs",
      "networkConfig.additionalPodNetworkConfigs",
      "networkConfig.createPodRange",
      "networkConfig.podCidrOverprovisionConfig",
      "networkConfig.podIpv4CidrBlock",
      "networkConfig.podRange",
      "networkConfig.subnetwork",
      "placementPolicy",
      "project",
      "queuedProvisioning",
    ]),
    ...nodeConfig,
  ],
  "gcp:dns/dnsManagedZoneIamMember:DnsManagedZoneIamMember": member("dns/iam_dns_managed_zone.go", [
    "managedZone",
    "project",
  ]),
  "gcp:kms/cryptoKey:CryptoKey": service("kms/resource_kms_crypto_key.go", [
    "cryptoKeyBackend",
    "destroyScheduledDuration",
    "importOnly",
    "keyRing",
    "name",
    "purpose",
    "versionTemplate.protectionLevel",
  ]),
  "gcp:kms/cryptoKeyIAMMember:CryptoKeyIAMMember": member("kms/iam_kms_crypto_key.go", ["cryptoKeyId"]),
  "gcp:kms/keyRing:KeyRing": service("kms/resource_kms_key_ring.go", ["location", "name", "project"]),
  "gcp:logging/projectBucketConfig:ProjectBucketConfig": service("logging/resource_logging_project_bucket_config.go", [
    "bucketId",
    "location",
    "project",
  ]),
  "gcp:logging/projectSink:ProjectSink": [
    ...service("logging/resource_logging_sink.go", ["name"]),
    ...service("logging/resource_logging_project_sink.go", ["project"]),
  ],
  "gcp:projects/iAMMember:IAMMember": member("resourcemanager/iam_project.go", ["project"]),
  "gcp:projects/service:Service": service("resourcemanager/resource_google_project_service.go", ["project", "service"]),
  "gcp:serviceaccount/account:Account": service("resourcemanager/resource_google_service_account.go", [
    "accountId",
    "project",
  ]),
  "gcp:serviceaccount/iAMMember:IAMMember": member("resourcemanager/iam_service_account.go", ["serviceAccountId"]),
  "pulumi:providers:gcp": [],
};
