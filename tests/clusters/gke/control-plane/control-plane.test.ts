import assert from "node:assert/strict";
import { Provider } from "@pulumi/gcp";
import { GkeCluster } from "../../../../components/clusters/gke";
import { gkeArgs, runGke, simulatedGke } from "../../../support/gke";
import { runProgram } from "../../../support/run-program";

const clusterType = "gcp:container/cluster:Cluster";
const labels = { owner: "platform", environment: "test", stack: "test", "managed-by": "keelson", cluster: "test" };
const inputsOf = async (args: Parameters<typeof runGke>[0] = {}) =>
  (await runGke(args)).find(clusterType, "test").inputs;

describe("the control plane of GKE", () => {
  it("is regional, private, encrypted, logged and protected, and issues no credentials", async () => {
    const endpoint = { dns: true, privateAccessCidrs: ["10.0.0.0/16"] };
    const { inputs, options } = (await runGke({ endpoint })).find(clusterType, "test");
    const { nodeConfig, ...rest } = inputs;
    assert.deepEqual(rest, {
      project: "example-test",
      name: "test",
      location: "europe-west3",
      nodeLocations: ["europe-west3-a", "europe-west3-b"],
      minMasterVersion: "1.35",
      releaseChannel: { channel: "REGULAR" },
      maintenancePolicy: {
        recurringWindow: {
          startTime: "2026-01-03T02:00:00Z",
          endTime: "2026-01-03T10:00:00Z",
          recurrence: "FREQ=WEEKLY;BYDAY=SA,SU",
        },
      },
      deletionProtection: true,
      removeDefaultNodePool: true,
      initialNodeCount: 1,
      networkingMode: "VPC_NATIVE",
      network: rest.network,
      subnetwork: rest.subnetwork,
      ipAllocationPolicy: {
        stackType: "IPV4",
        clusterSecondaryRangeName: "pods",
        servicesSecondaryRangeName: "services",
      },
      defaultMaxPodsPerNode: 110,
      enableL4IlbSubsetting: true,
      gatewayApiConfig: { channel: "CHANNEL_DISABLED" },
      dnsConfig: { clusterDns: "KUBE_DNS" },
      addonsConfig: {
        httpLoadBalancing: { disabled: false },
        horizontalPodAutoscaling: { disabled: false },
        networkPolicyConfig: { disabled: true },
        dnsCacheConfig: { enabled: false },
        gcePersistentDiskCsiDriverConfig: { enabled: true },
        gcpFilestoreCsiDriverConfig: { enabled: false },
      },
      datapathProvider: "ADVANCED_DATAPATH",
      inTransitEncryptionConfig: "IN_TRANSIT_ENCRYPTION_INTER_NODE_TRANSPARENT",
      privateClusterConfig: {
        enablePrivateNodes: true,
        enablePrivateEndpoint: true,
        privateEndpointSubnetwork: (rest.privateClusterConfig as Record<string, unknown>).privateEndpointSubnetwork,
        masterGlobalAccessConfig: { enabled: false },
      },
      masterAuthorizedNetworksConfig: {
        cidrBlocks: [{ cidrBlock: "10.0.0.0/16", displayName: "10.0.0.0/16" }],
        gcpPublicCidrsAccessEnabled: false,
        privateEndpointEnforcementEnabled: true,
      },
      controlPlaneEndpointsConfig: {
        dnsEndpointConfig: { allowExternalTraffic: true, enableK8sTokensViaDns: false, enableK8sCertsViaDns: false },
        ipEndpointsConfig: { enabled: true },
      },
      enableShieldedNodes: true,
      enableLegacyAbac: false,
      masterAuth: { clientCertificateConfig: { issueClientCertificate: false } },
      anonymousAuthenticationConfig: { mode: "LIMITED" },
      rbacBindingConfig: {
        enableInsecureBindingSystemAuthenticated: false,
        enableInsecureBindingSystemUnauthenticated: false,
      },
      serviceExternalIpsConfig: { enabled: false },
      databaseEncryption: { state: "ENCRYPTED", keyName: (rest.databaseEncryption as Record<string, unknown>).keyName },
      workloadIdentityConfig: { workloadPool: "example-test.svc.id.goog" },
      binaryAuthorization: { evaluationMode: "PROJECT_SINGLETON_POLICY_ENFORCE" },
      nodePoolDefaults: { nodeConfigDefaults: { insecureKubeletReadonlyPortEnabled: "FALSE" } },
      loggingConfig: {
        enableComponents: ["SYSTEM_COMPONENTS", "APISERVER", "CONTROLLER_MANAGER", "SCHEDULER", "WORKLOADS"],
      },
      monitoringConfig: {
        enableComponents: ["SYSTEM_COMPONENTS", "APISERVER", "CONTROLLER_MANAGER", "SCHEDULER"],
        managedPrometheus: { enabled: false },
        advancedDatapathObservabilityConfig: { enableMetrics: true, enableRelay: false },
      },
      securityPostureConfig: { mode: "BASIC" },
      costManagementConfig: { enabled: true },
      enableIntranodeVisibility: true,
      resourceLabels: labels,
    });
    assert.equal((nodeConfig as Record<string, unknown>).imageType, "COS_CONTAINERD");
    assert.equal(options.protect, true);
    assert.equal(options.deleteBeforeReplace, true);
    assert.deepEqual(options.ignoreChanges, ["nodeConfig", "initialNodeCount"]);
  });

  it("is in the network's subnetworks, and encrypts with its key", async () => {
    const run = await runGke();
    const { propertyDependencies } = run.find(clusterType, "test");
    const urns = (type: string, name: string) => [run.find(type, name).urn];
    assert.deepEqual(propertyDependencies.network, urns("gcp:compute/network:Network", "test"));
    assert.deepEqual(propertyDependencies.subnetwork, urns("gcp:compute/subnetwork:Subnetwork", "test-nodes"));
    assert.deepEqual(
      propertyDependencies.privateClusterConfig,
      urns("gcp:compute/subnetwork:Subnetwork", "test-control-plane"),
    );
    assert.deepEqual(propertyDependencies.databaseEncryption, urns("gcp:kms/cryptoKey:CryptoKey", "test"));
  });

  it("comes after its log bucket, the route out, the nodes' permissions and the key's users", async () => {
    const run = await runGke();
    const { dependsOn } = run.find(clusterType, "test");
    const before = [
      run.find("gcp:logging/projectExclusion:ProjectExclusion", "test"),
      run.find("gcp:compute/routerNat:RouterNat", "test"),
      run.find("gcp:projects/iAMMember:IAMMember", "test-node-defaultNodeServiceAccount"),
      run.find("gcp:serviceaccount/iAMMember:IAMMember", "test-node-deployer"),
      run.find("gcp:kms/cryptoKeyIAMMember:CryptoKeyIAMMember", "test-secrets"),
      run.find("gcp:kms/cryptoKeyIAMMember:CryptoKeyIAMMember", "test-disks"),
    ];
    assert.deepEqual(
      before.filter(({ urn }) => !dependsOn.includes(urn)).map(({ name }) => name),
      [],
    );
  });

  const choices: [string, Parameters<typeof runGke>[0], Record<string, unknown>][] = [
    [
      "enforces by Calico",
      { cni: "calico" },
      {
        datapathProvider: "LEGACY_DATAPATH",
        networkPolicy: { enabled: true, provider: "CALICO" },
        inTransitEncryptionConfig: undefined,
      },
    ],
    [
      "leaves encryption out",
      { nodeEncryption: false },
      { inTransitEncryptionConfig: "IN_TRANSIT_ENCRYPTION_DISABLED" },
    ],
    ["follows a channel", { releaseChannel: "stable" }, { releaseChannel: { channel: "STABLE" } }],
    [
      "resolves by Cloud DNS",
      { dns: "cloud-dns" },
      { dnsConfig: { clusterDns: "CLOUD_DNS", clusterDnsScope: "CLUSTER_SCOPE", clusterDnsDomain: "cluster.local" } },
    ],
    ["runs any image", { binaryAuthorization: false }, { binaryAuthorization: { evaluationMode: "DISABLED" } }],
    ["serves gateways", { gatewayApi: true }, { gatewayApiConfig: { channel: "CHANNEL_STANDARD" } }],
    ["can be deleted", { deletionProtection: false }, { deletionProtection: false }],
    [
      "leaves workloads' logs to an agent",
      { workloadLogs: "agent" },
      { loggingConfig: { enableComponents: ["SYSTEM_COMPONENTS", "APISERVER", "CONTROLLER_MANAGER", "SCHEDULER"] } },
    ],
    [
      "is upgraded when it is told to",
      {
        maintenance: {
          days: ["TU"],
          startTime: "22:00",
          hours: 12,
          exclusions: {
            sale: { startTime: "2026-11-20T00:00:00Z", endTime: "2026-12-01T00:00:00Z", scope: "no-minor-upgrades" },
            minors: { startTime: "2026-01-01T00:00:00Z", scope: "no-minor-upgrades" },
          },
        },
      },
      {
        maintenancePolicy: {
          recurringWindow: {
            startTime: "2026-01-03T22:00:00Z",
            endTime: "2026-01-04T10:00:00Z",
            recurrence: "FREQ=WEEKLY;BYDAY=TU",
          },
          maintenanceExclusions: [
            {
              exclusionName: "sale",
              startTime: "2026-11-20T00:00:00Z",
              endTime: "2026-12-01T00:00:00Z",
              exclusionOptions: { scope: "NO_MINOR_UPGRADES" },
            },
            {
              exclusionName: "minors",
              startTime: "2026-01-01T00:00:00Z",
              exclusionOptions: { scope: "NO_MINOR_UPGRADES", endTimeBehavior: "UNTIL_END_OF_SUPPORT" },
            },
          ],
        },
      },
    ],
  ];
  for (const [title, args, expected] of choices) {
    it(`${title} if configured`, async () => {
      const inputs = await inputsOf(args);
      assert.deepEqual(Object.fromEntries(Object.keys(expected).map((key) => [key, inputs[key]])), expected);
    });
  }

  it("answers the internet only for the given ranges", async () => {
    const inputs = await inputsOf({
      endpoint: { publicAccessCidrs: ["192.0.2.0/24"], privateAccessCidrs: ["10.0.0.0/16"] },
    });
    assert.equal((inputs.privateClusterConfig as Record<string, unknown>).enablePrivateEndpoint, false);
    assert.deepEqual((inputs.masterAuthorizedNetworksConfig as Record<string, unknown>).cidrBlocks, [
      { cidrBlock: "192.0.2.0/24", displayName: "192.0.2.0/24" },
      { cidrBlock: "10.0.0.0/16", displayName: "10.0.0.0/16" },
    ]);
  });

  it("has a provider without Pulumi's own label, which would show as a change of buckets in every update", async () => {
    const run = await runGke();
    const { inputs } = run.find("pulumi:providers:gcp", "test");
    assert.deepEqual([inputs.project, inputs.addPulumiAttributionLabel], ["example-test", "false"]);
  });

  it("uses the caller's provider if there is one", async () => {
    const run = await runProgram(
      () => {
        const provider = new Provider("own", { project: "example-test" });
        new GkeCluster("test", gkeArgs, { provider });
      },
      { preview: false, simulate: simulatedGke("gke-1", "10.80.192.2") },
    );
    assert.equal(run.find(clusterType, "test").provider, run.find("pulumi:providers:gcp", "own").urn);
    assert.equal(run.ofType("pulumi:providers:gcp").length, 1);
  });
});

describe("a kubeconfig of GKE", () => {
  const kubeconfigOf = async (args: Parameters<typeof runGke>[0]) => {
    const { inputs } = (await runGke(args)).find("pulumi:providers:kubernetes", "test");
    return JSON.parse(String(inputs.kubeconfig)) as Record<string, { cluster?: object; user?: object }[]>;
  };

  it("names the address, its authority, and a plugin instead of a credential", async () => {
    const { clusters, users } = await kubeconfigOf({});
    assert.deepEqual(clusters?.[0]?.cluster, {
      server: "https://10.80.192.2",
      "certificate-authority-data": "Y2VydGlmaWNhdGU=",
    });
    assert.deepEqual(users?.[0]?.user, {
      exec: {
        apiVersion: "client.authentication.k8s.io/v1beta1",
        command: "gke-gcloud-auth-plugin",
        installHint: "gcloud components install gke-gcloud-auth-plugin",
        provideClusterInfo: true,
        interactiveMode: "Never",
      },
    });
  });

  it("uses the DNS name if it answers, whose certificate everybody trusts", async () => {
    const { clusters } = await kubeconfigOf({ endpoint: { dns: true } });
    assert.deepEqual(clusters?.[0]?.cluster, { server: "https://gke-1" });
  });
});
