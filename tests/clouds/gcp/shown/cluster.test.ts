import assert from "node:assert/strict";
import { publicRanges } from "../../../../cli/clouds/gcp/container/cluster-shown";
import type { RegisteredResource } from "../../../../components/testing";
import { gcp, said } from "../../../plan/gcp";

const key = gcp("gcp.kms.CryptoKey", "secrets");
const subnetwork = gcp("gcp.compute.Subnetwork", "nodes");
const unknown = "<unknown>";

const full = gcp(
  "gcp.container.Cluster",
  "c",
  {
    minMasterVersion: "1.35",
    releaseChannel: { channel: "REGULAR" },
    privateClusterConfig: { enablePrivateEndpoint: true, enablePrivateNodes: true },
    subnetwork: unknown,
    datapathProvider: "ADVANCED_DATAPATH",
    inTransitEncryptionConfig: "IN_TRANSIT_ENCRYPTION_INTER_NODE_TRANSPARENT",
    databaseEncryption: { state: "ENCRYPTED", keyName: unknown },
    loggingConfig: { enableComponents: ["SYSTEM_COMPONENTS", "APISERVER"] },
    maintenancePolicy: { recurringWindow: { recurrence: "FREQ=WEEKLY;BYDAY=SA,SU" } },
    authenticatorGroupsConfig: { securityGroup: "gke-security-groups@example.com" },
    binaryAuthorization: { evaluationMode: "PROJECT_SINGLETON_POLICY_ENFORCE" },
    workloadIdentityConfig: { workloadPool: "shop.svc.id.goog" },
    deletionProtection: true,
  },
  { subnetwork: [subnetwork], databaseEncryption: [key] },
);

const safePool = { serviceAccount: "a@b.c", workloadMetadataConfig: { mode: "GKE_METADATA" }, bootDiskKmsKey: "k" };

describe("what is said of a cluster on Google Cloud", () => {
  const cases: readonly (readonly [resource: RegisteredResource, values: readonly string[], ...alarms: string[]])[] = [
    [
      full,
      [
        "1.35 regular",
        "endpoint private",
        "in nodes",
        "Dataplane V2, encrypted between nodes",
        "Secrets encrypted by key secrets",
        "logs system_components, apiserver",
        "maintained on SA, SU",
        "groups under gke-security-groups@example.com",
        "images by Binary Authorization",
        "deletion protection",
      ],
    ],
    [
      gcp("gcp.container.Cluster", "c", {
        masterAuthorizedNetworksConfig: { cidrBlocks: [{ cidrBlock: "203.0.113.0/24" }] },
        controlPlaneEndpointsConfig: { dnsEndpointConfig: { allowExternalTraffic: true } },
        networkPolicy: { enabled: true },
        maintenancePolicy: { dailyMaintenanceWindow: { startTime: "03:00" } },
        enableLegacyAbac: true,
        enableShieldedNodes: false,
        masterAuth: { clientCertificateConfig: { issueClientCertificate: true } },
        deletionProtection: false,
      }),
      ["no release channel", "endpoint public for 203.0.113.0/24 and by name", "Calico", "maintained daily at 03:00"],
      "Secrets are not encrypted by a key of yours",
      "nodes have public addresses",
      "legacy ABAC lets service accounts do more than RBAC says",
      "nodes are not shielded",
      "a client certificate, which cannot be revoked, is issued",
      "pods act as their node",
    ],
    [
      gcp("gcp.container.NodePool", "general", {
        nodeLocations: ["europe-west3-a", "europe-west3-b"],
        autoscaling: { totalMinNodeCount: 3, totalMaxNodeCount: 12 },
        management: { autoUpgrade: true },
        upgradeSettings: { maxSurge: 1 },
        networkConfig: { enablePrivateNodes: true },
        nodeConfig: {
          ...safePool,
          machineType: "n2-standard-2",
          spot: true,
          diskSizeGb: 100,
          diskType: "pd-balanced",
          labels: { "keelson.dev/node-pool": "general", team: "search" },
          taints: [
            { key: "dedicated", value: "search", effect: "NO_SCHEDULE" },
            { key: "gpu", value: "", effect: "NO_EXECUTE" },
          ],
        },
      }),
      [
        "3–12 × n2-standard-2 spot",
        "in europe-west3-a, europe-west3-b",
        "100 GiB pd-balanced",
        "labels team=search",
        "taints dedicated=search:NO_SCHEDULE, gpu:NO_EXECUTE",
        "upgraded by GKE, 1 more at a time",
      ],
    ],
    [
      gcp("gcp.container.NodePool", "old", {
        autoscaling: { maxNodeCount: 3 },
        networkConfig: { enablePrivateNodes: false },
      }),
      ["0–3 × e2-medium in each zone", "upgraded by hand"],
      "nodes have public addresses",
      "nodes act as Compute Engine's default account",
      "pods can act as their node",
      "disks are not encrypted by a key of yours",
    ],
  ];
  for (const [resource, values, ...alarms] of cases) {
    it(values.join("; "), () => {
      const { values: saidValues, alarms: saidAlarms } = said(resource, [key, subnetwork]);
      assert.deepEqual([saidValues, saidAlarms], [values, alarms]);
    });
  }

  it("knows who reaches the public endpoint", () => {
    assert.deepEqual(publicRanges({}), ["0.0.0.0/0"]);
    assert.deepEqual(publicRanges({ masterAuthorizedNetworksConfig: {} }), []);
    assert.deepEqual(publicRanges({ privateClusterConfig: { enablePrivateEndpoint: true } }), []);
  });
});
