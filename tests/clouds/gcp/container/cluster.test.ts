import assert from "node:assert/strict";
import { gcpProvider, previewOfCreation, previewOfUpdate } from "../../../../cli/clouds";
import { publicRanges } from "../../../../cli/clouds/gcp/container/cluster-shown";
import { at, type Fields } from "../../../../cli/values";
import { gcp } from "../../../plan/gcp";
import { answered, creating, ids, place, project, typeOf, updating } from "../project";
import { opensEach, showsEach } from "../shown";

const clusterType = "gcp:container/cluster:Cluster";
const link = `https://www.googleapis.com/compute/v1/${ids.network}`;

const ranges = (pods: string) => [
  { rangeName: "pods", ipCidrRange: pods },
  { rangeName: "services", ipCidrRange: "10.30.0.0/20" },
];
const subnetwork = (pods = "10.64.0.0/16") =>
  [
    "gcp:compute/subnetwork:Subnetwork",
    ids.subnetwork,
    { network: link, ipCidrRange: "10.20.0.0/20", secondaryIpRanges: ranges(pods) },
  ] as const;
const wanted = (more: Fields = {}): Fields => ({
  name: "prod",
  location: "europe-west3",
  network: "prod",
  subnetwork: ids.subnetwork,
  initialNodeCount: 1,
  minMasterVersion: "1.35",
  ipAllocationPolicy: { clusterSecondaryRangeName: "pods", servicesSecondaryRangeName: "services" },
  ...more,
});
const refused = (status: number, message: string, code = "badRequest") =>
  `googleapi: Error ${status}: ${message}, ${code}`;

describe("answers for a cluster", () => {
  it("use the control plane's endpoint, without a scheme", () => {
    const controlPlane = { endpoint: "https://127.0.0.1:6443", certificateAuthority: "Y2E=" };
    const { state } = answered(
      "gcp:container/cluster:Cluster",
      { name: "prod", minMasterVersion: "1.35" },
      { place: { ...place, controlPlane: () => controlPlane } },
    );
    assert.equal(state.endpoint, "127.0.0.1:6443");
    assert.deepEqual(state.masterAuth, { clientCertificate: "", clientKey: "", clusterCaCertificate: "Y2E=" });
    assert.deepEqual(
      [state.masterVersion, state.location, state.project, state.deletionProtection],
      ["1.35.1-gke.1000000", "europe-west3", "shop", true],
    );
  });

  it("place a cluster without a location in the provider's zone", () => {
    const zonal = { ...place, zone: "europe-west3-b" };
    const { id, state } = answered(clusterType, { name: "prod" }, { place: zonal });
    assert.equal(id, "projects/shop/locations/europe-west3-b/clusters/prod");
    assert.deepEqual([state.location, state.nodeLocations], ["europe-west3-b", ["europe-west3-b"]]);
  });

  it("take the ranges from the subnetwork", () => {
    const secondaryIpRanges = [
      { rangeName: "pods", ipCidrRange: "10.64.0.0/14" },
      { rangeName: "services", ipCidrRange: "10.30.0.0/20" },
    ];
    const find = (_: string, id: string) => (id === ids.subnetwork ? { secondaryIpRanges } : undefined);
    const policy = { clusterSecondaryRangeName: "pods", servicesSecondaryRangeName: "services" };
    const { state } = answered(
      "gcp:container/cluster:Cluster",
      { name: "prod", subnetwork: ids.subnetwork, ipAllocationPolicy: policy },
      { place: { ...place, find } },
    );
    assert.deepEqual([state.clusterIpv4Cidr, state.servicesIpv4Cidr], ["10.64.0.0/14", "10.30.0.0/20"]);
  });

  it("draw a DNS name once: a preview of an update knows it, a preview of a creation does not", () => {
    const token = "gcp:container/cluster:Cluster";
    const dnsEndpointConfig = { allowExternalTraffic: false };
    const inputs = { name: "prod", controlPlaneEndpointsConfig: { dnsEndpointConfig } };
    const first = answered(token, inputs).state;
    const endpoint = at(first, "controlPlaneEndpointsConfig", "dnsEndpointConfig", "endpoint");
    assert.match(String(endpoint), /^gke-[0-9a-f]{16}-\d{16}\.europe-west3\.gke\.goog$/);
    const again = answered(token, inputs, { previous: first, place: { ...place, newId: () => "other" } }).state;
    assert.deepEqual(again.controlPlaneEndpointsConfig, first.controlPlaneEndpointsConfig);
    const known = (properties: Fields) => at(properties, "controlPlaneEndpointsConfig", "dnsEndpointConfig");
    assert.deepEqual(known(previewOfCreation(typeOf(token), inputs, "?")), { ...dnsEndpointConfig, endpoint: "?" });
    const question = { type: token, name: "test", inputs, place, previous: first };
    assert.deepEqual(known(previewOfUpdate(gcpProvider, typeOf(token), question, "?")), {
      ...dnsEndpointConfig,
      endpoint,
    });
  });
});

describe("Google's rules for clusters", () => {
  const key = ["gcp:kms/cryptoKey:CryptoKey", ids.key, {}] as const;
  const encrypted = { databaseEncryption: { state: "ENCRYPTED", keyName: ids.key } };
  const agent = "serviceAccount:service-123456789012@container-engine-robot.iam.gserviceaccount.com";
  const lets = [
    "gcp:kms/cryptoKeyIAMMember:CryptoKeyIAMMember",
    "let",
    { cryptoKeyId: ids.key, member: agent },
  ] as const;
  const cases: readonly (readonly [string, Fields, Parameters<typeof project>[0], string | undefined])[] = [
    ["a cluster with free ranges", wanted(), [subnetwork()], undefined],
    [
      "an unknown version",
      wanted({ minMasterVersion: "latest" }),
      [subnetwork()],
      refused(400, 'Master version "latest" is unsupported.'),
    ],
    [
      "a cluster without nodes",
      wanted({ initialNodeCount: undefined }),
      [subnetwork()],
      refused(400, "Cluster.initial_node_count must be greater than zero."),
    ],
    [
      "a subnetwork of another network",
      wanted({ network: "other" }),
      [subnetwork()],
      refused(400, `Subnetwork "${ids.subnetwork}" is not valid for Network "other".`),
    ],
    [
      "a missing range",
      wanted({ ipAllocationPolicy: { clusterSecondaryRangeName: "pod" } }),
      [subnetwork()],
      refused(400, `Pod secondary range "pod" not found in network "${link}", subnetwork "prod".`),
    ],
    [
      "a range that is too small for pods",
      wanted(),
      [subnetwork("10.64.0.0/22")],
      refused(400, "Cluster CIDR range is greater than maximum (22 > 21)."),
    ],
    [
      "a key that GKE may not use",
      wanted(encrypted),
      [subnetwork(), key],
      refused(
        403,
        `Permission 'cloudkms.cryptoKeyVersions.useToEncrypt' denied on resource '${ids.key}' (or it may not exist).`,
        "forbidden",
      ),
    ],
    ["a key that GKE may use", wanted(encrypted), [subnetwork(), key, lets], undefined],
    ["a key of another project", wanted(encrypted), [subnetwork()], undefined],
    [
      "a name that is taken",
      wanted(),
      [[clusterType, ids.cluster, {}]],
      refused(409, `Already exists: ${ids.cluster}.`, "alreadyExists"),
    ],
  ];
  it("refuse a cluster that neither the program nor the provider places", () => {
    const nowhere = project([subnetwork()], { region: "" });
    assert.equal(
      creating(clusterType, wanted({ location: undefined }), nowhere),
      "Cannot determine zone: set in this resource, or set provider-level zone.",
    );
  });

  for (const [what, inputs, resources, expected] of cases) {
    it(`${expected === undefined ? "allow" : "refuse"} ${what}`, () => {
      assert.equal(creating(clusterType, inputs, project(resources)), expected);
    });
  }

  it("allow upgrades of one minor at a time, and no downgrades", () => {
    const running = project([[clusterType, ids.cluster, { masterVersion: "1.35.1-gke.1000000" }]]);
    const to = (minMasterVersion: string) => updating(clusterType, ids.cluster, { minMasterVersion }, running);
    assert.deepEqual([to("1.35"), to("1.36"), to("1.36.2-gke.1")], [undefined, undefined, undefined]);
    assert.equal(
      to("1.37"),
      refused(
        400,
        'Master cannot be upgraded to "1.37.1-gke.1000000": cannot upgrade the master more than a minor version at a time.',
      ),
    );
    assert.match(to("1.34") ?? "", /older than the current version/);
  });
});

const unknown = "<unknown>";
const key = gcp("gcp.kms.CryptoKey", "secrets");
const subnetworkNodes = gcp("gcp.compute.Subnetwork", "nodes");

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
  { subnetwork: [subnetworkNodes], databaseEncryption: [key] },
);

describe("a cluster in a plan", () => {
  showsEach(
    [
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
          "groups in gke-security-groups@example.com",
          "images checked by Binary Authorization",
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
        "Secrets are not encrypted with your own key",
        "nodes have public addresses",
        "legacy ABAC gives service accounts more permissions than RBAC",
        "nodes are not shielded",
        "issues a client certificate that cannot be revoked",
        "pods have the permissions of their node",
      ],
    ],
    [key, subnetworkNodes],
  );

  it("shows who reaches the public endpoint", () => {
    assert.deepEqual(publicRanges({}), ["0.0.0.0/0"]);
    assert.deepEqual(publicRanges({ masterAuthorizedNetworksConfig: {} }), []);
    assert.deepEqual(publicRanges({ privateClusterConfig: { enablePrivateEndpoint: true } }), []);
  });
});

describe("what a cluster opens to the internet", () => {
  opensEach([
    [
      gcp("gcp.container.Cluster", "c", {
        masterAuthorizedNetworksConfig: { cidrBlocks: [{ cidrBlock: "203.0.113.0/24" }] },
        controlPlaneEndpointsConfig: { dnsEndpointConfig: { allowExternalTraffic: true } },
      }),
      "gcp.container.Cluster prod-c: its API server for 203.0.113.0/24",
      "gcp.container.Cluster prod-c: its API server by DNS name, for everybody whom IAM admits",
    ],
    [gcp("gcp.container.Cluster", "c", { privateClusterConfig: { enablePrivateEndpoint: true } })],
  ]);
});
