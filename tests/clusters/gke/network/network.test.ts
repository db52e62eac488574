import assert from "node:assert/strict";
import { networkFacts } from "../../../../components/clusters/gke/network-facts";
import { gkeArgs, runGke } from "../../../support/gke";
import { existingNetwork } from "../changes";

const subnetworkType = "gcp:compute/subnetwork:Subnetwork";

describe("the network of GKE", () => {
  it("is the cluster's own and protected, without Google's default subnetworks and rules", async () => {
    const { inputs, options } = (await runGke()).find("gcp:compute/network:Network", "test");
    assert.deepEqual(inputs, {
      project: "example-test",
      name: "test",
      description: "Network of the cluster test",
      autoCreateSubnetworks: false,
      routingMode: "REGIONAL",
    });
    assert.equal(options.protect, true);
  });

  it("has a subnetwork for nodes with ranges of pods and Services, private access to Google, and flow logs", async () => {
    const { inputs } = (await runGke()).find(subnetworkType, "test-nodes");
    assert.deepEqual(inputs, {
      project: "example-test",
      region: "europe-west3",
      name: "test-nodes",
      network: inputs.network,
      stackType: "IPV4_ONLY",
      privateIpGoogleAccess: true,
      ipCidrRange: "10.80.128.0/19",
      secondaryIpRanges: [
        { rangeName: "pods", ipCidrRange: "10.80.0.0/17" },
        { rangeName: "services", ipCidrRange: "10.80.160.0/19" },
      ],
      logConfig: { aggregationInterval: "INTERVAL_10_MIN", flowSampling: 0.1, metadata: "INCLUDE_ALL_METADATA" },
    });
  });

  it("has a subnetwork for the control plane only", async () => {
    const { inputs } = (await runGke({ vpc: { ...gkeArgs.vpc, flowLogs: false } })).find(
      subnetworkType,
      "test-control-plane",
    );
    assert.equal(inputs.ipCidrRange, "10.80.192.0/28");
    assert.equal(inputs.secondaryIpRanges, undefined);
  });

  for (const name of ["test-nodes", "test-control-plane"]) {
    it(`logs connections of ${name}, unless that is off`, async () => {
      const logConfig = { aggregationInterval: "INTERVAL_10_MIN", flowSampling: 0.1, metadata: "INCLUDE_ALL_METADATA" };
      assert.deepEqual((await runGke()).find(subnetworkType, name).inputs.logConfig, logConfig);
      const silent = await runGke({ vpc: { ...gkeArgs.vpc, flowLogs: false } });
      assert.equal(silent.find(subnetworkType, name).inputs.logConfig, undefined);
    });
  }

  it("lets only nodes and pods out, through Cloud NAT", async () => {
    const run = await runGke();
    const { inputs, propertyDependencies } = run.find("gcp:compute/routerNat:RouterNat", "test");
    const [subnetwork] = inputs.subnetworks as Record<string, unknown>[];
    assert.deepEqual(inputs, {
      project: "example-test",
      region: "europe-west3",
      name: "test",
      router: "test",
      natIpAllocateOption: "AUTO_ONLY",
      sourceSubnetworkIpRangesToNat: "LIST_OF_SUBNETWORKS",
      subnetworks: [{ name: subnetwork?.name, sourceIpRangesToNats: ["ALL_IP_RANGES"] }],
      enableEndpointIndependentMapping: false,
      enableDynamicPortAllocation: true,
      minPortsPerVm: 64,
      maxPortsPerVm: 4096,
      logConfig: { enable: true, filter: "ERRORS_ONLY" },
    });
    assert.deepEqual(propertyDependencies.subnetworks, [run.find(subnetworkType, "test-nodes").urn]);
  });

  it("waits for Google's APIs, which stay enabled", async () => {
    const run = await runGke();
    const services = run.ofType("gcp:projects/service:Service");
    assert.deepEqual(
      services.map(({ inputs }) => String(inputs.service)).sort(),
      [
        "binaryauthorization",
        "cloudkms",
        "compute",
        "container",
        "containersecurity",
        "dns",
        "iam",
        "logging",
        "monitoring",
        "secretmanager",
      ].map((api) => `${api}.googleapis.com`),
    );
    assert.ok(services.every(({ inputs }) => inputs.disableOnDestroy === false));
    const { dependsOn } = run.find("gcp:compute/network:Network", "test");
    assert.ok(services.every(({ urn }) => dependsOn.includes(urn)));
    assert.deepEqual((await runGke({ enableApis: false })).ofType("gcp:projects/service:Service"), []);
  });
});

describe("an existing network of GKE", () => {
  it("is used as it is, in the project where it is", async () => {
    const run = await runGke(existingNetwork);
    const types = ["network:Network", "subnetwork:Subnetwork", "router:Router", "routerNat:RouterNat"];
    assert.deepEqual(
      types.flatMap((type) => run.ofType(`gcp:compute/${type}`)),
      [],
    );
    const { inputs, dependsOn } = run.find("gcp:container/cluster:Cluster", "test");
    const { network, subnetworks } = existingNetwork.vpc;
    assert.deepEqual([inputs.project, inputs.network, inputs.subnetwork], ["example-test", network, subnetworks.nodes]);
    assert.deepEqual(inputs.ipAllocationPolicy, {
      stackType: "IPV4",
      clusterSecondaryRangeName: "shop-pods",
      servicesSecondaryRangeName: "shop-services",
    });
    const { privateEndpointSubnetwork } = inputs.privateClusterConfig as Record<string, unknown>;
    assert.equal(privateEndpointSubnetwork, subnetworks.controlPlane);
    assert.ok(run.ofType("gcp:projects/service:Service").every(({ urn }) => dependsOn.includes(urn)));
  });

  it("tells network policies its ranges", () => {
    const { nodeCidrs, podCidrs, serviceCidrs, apiServer } = networkFacts({ ...gkeArgs, ...existingNetwork });
    assert.deepEqual(
      [nodeCidrs, podCidrs, serviceCidrs, apiServer.cidrs],
      [["10.20.0.0/20"], ["10.24.0.0/16"], ["10.20.16.0/20"], ["10.20.32.0/28"]],
    );
  });
});

describe("networkFacts", () => {
  it("separate the control plane, and point pods to the metadata server of Dataplane V2", () => {
    assert.deepEqual(networkFacts(gkeArgs), {
      cni: "cilium",
      ciliumPolicies: false,
      nodeCidrs: ["10.80.128.0/19"],
      podCidrs: ["10.80.0.0/17"],
      serviceCidrs: ["10.80.160.0/19"],
      apiServer: {
        cidrs: ["10.80.192.0/28"],
        port: 443,
        sources: [{ namespace: "kube-system", labels: { "k8s-app": "konnectivity-agent" } }],
      },
      dns: { namespace: "kube-system", labels: { "k8s-app": "kube-dns" } },
      podIdentity: { cidrs: ["169.254.169.254/32"], port: 80 },
    });
  });

  it("point pods to the node's own server with Calico, and to Cloud DNS if configured", () => {
    const { ciliumPolicies, podIdentity, dns } = networkFacts({ ...gkeArgs, cni: "calico", dns: "cloud-dns" });
    assert.equal(ciliumPolicies, undefined);
    assert.deepEqual(podIdentity, { cidrs: ["169.254.169.252/32"], port: 988 });
    assert.equal(dns.nodeLocalAddress, "169.254.169.254");
  });
});
