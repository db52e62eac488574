import assert from "node:assert/strict";
import { fabricOf, type NetworkResource } from "../../../cli/paths";
import type { Fields } from "../../../cli/values";

function resource(type: string, name: string, inputs: Fields = {}, dependencies: string[] = []): NetworkResource {
  return { urn: `${type}::${name}`, type, inputs, dependencies };
}

const subnet = (name: string, cidrBlock: string) => resource("aws:ec2/subnet:Subnet", name, { cidrBlock });
const eks = [
  subnet("intra-a", "10.60.192.0/22"),
  subnet("private-a", "10.60.0.0/19"),
  subnet("private-b", "10.60.32.0/19"),
  subnet("public-a", "10.60.224.0/22"),
  resource(
    "aws:eks/nodeGroup:NodeGroup",
    "general",
    {},
    ["private-a", "private-b"].map((name) => `aws:ec2/subnet:Subnet::${name}`),
  ),
  resource("aws:eks/cluster:Cluster", "prod", { kubernetesNetworkConfig: { serviceIpv4Cidr: "172.20.0.0/16" } }, [
    "aws:ec2/subnet:Subnet::intra-a",
  ]),
];
const chart = (name: string) => resource("kubernetes:helm.sh/v3:Release", name, { chart: `oci://example.com/${name}` });

describe("the network of a cluster", () => {
  it("of EKS is in the subnets of its nodes and of its control plane", () => {
    const addon = resource("aws:eks/addon:Addon", "vpc-cni", { addonName: "vpc-cni" });
    const nodes = ["10.60.0.0/19", "10.60.32.0/19"];
    const expected = { nodes, pods: nodes, services: ["172.20.0.0/16"], callers: [{ ranges: ["10.60.192.0/22"] }] };
    assert.deepEqual(fabricOf([...eks, addon]), {
      ...expected,
      cni: "vpc-cni",
      /* The VPC CNI sees the address of the Service. */
      apiServer: { ranges: ["172.20.0.1/32"], port: 443 },
    });
    for (const [name, cni] of [
      ["cilium", "cilium"],
      ["tigera-operator", "calico"],
    ] as const) {
      assert.deepEqual(fabricOf([...eks, addon, chart(name)]), {
        ...expected,
        cni,
        apiServer: { ranges: ["10.60.192.0/22"], port: 443 },
      });
    }
    assert.equal(fabricOf(eks).cni, "unknown");
  });

  const nodes = resource("gcp:compute/subnetwork:Subnetwork", "nodes", {
    ipCidrRange: "10.80.128.0/19",
    secondaryIpRanges: [
      { rangeName: "pods", ipCidrRange: "10.80.0.0/17" },
      { rangeName: "services", ipCidrRange: "10.80.160.0/19" },
    ],
  });
  const endpoint = resource("gcp:compute/subnetwork:Subnetwork", "control-plane", { ipCidrRange: "10.80.192.0/28" });
  const gke = (inputs: Fields) => {
    const ranges = { clusterSecondaryRangeName: "pods", servicesSecondaryRangeName: "services" };
    const own = { ipAllocationPolicy: ranges, ...inputs };
    return fabricOf([
      nodes,
      endpoint,
      resource("gcp:container/cluster:Cluster", "prod", own, [nodes.urn, endpoint.urn]),
    ]);
  };

  it("of GKE has secondary ranges, and agents that call for the API server", () => {
    assert.deepEqual(gke({ datapathProvider: "ADVANCED_DATAPATH" }), {
      cni: "dataplane-v2",
      nodes: ["10.80.128.0/19"],
      pods: ["10.80.0.0/17"],
      services: ["10.80.160.0/19"],
      apiServer: { ranges: ["10.80.192.0/28"], port: 443 },
      callers: [{ namespace: "kube-system", labels: { "k8s-app": "konnectivity-agent" } }],
    });
    assert.equal(gke({ networkPolicy: { enabled: true } }).cni, "calico");
    const peered = gke({ privateClusterConfig: { masterIpv4CidrBlock: "172.16.0.0/28" } });
    assert.deepEqual(peered.apiServer?.ranges, ["172.16.0.0/28"]);
    assert.match(gke({ dnsConfig: { clusterDns: "CLOUD_DNS" } }).otherDns ?? "", /Cloud DNS/);
    assert.match(gke({ addonsConfig: { dnsCacheConfig: { enabled: true } } }).otherDns ?? "", /cache/);
  });

  it("of AKS has a range of pods, and two ways in which the API server calls", () => {
    const own = (name: string, addressPrefix: string, delegations: Fields[] = []) =>
      resource("azure-native:network:Subnet", name, { addressPrefix, delegations });
    const delegation = { serviceName: "Microsoft.ContainerService/managedClusters" };
    const subnets = [
      own("nodes", "10.80.0.0/17"),
      own("api", "10.80.255.192/26", [delegation]),
      own("else", "10.9.0.0/24"),
    ];
    const networkProfile = { networkPolicy: "cilium", podCidr: "10.244.0.0/16", serviceCidr: "172.20.0.0/16" };
    const used = subnets.slice(0, 2).map(({ urn }) => urn);
    const cluster = resource("azure-native:containerservice:ManagedCluster", "prod", { networkProfile }, used);
    assert.deepEqual(fabricOf([...subnets, cluster]), {
      cni: "cilium",
      nodes: ["10.80.0.0/17"],
      pods: ["10.244.0.0/16"],
      services: ["172.20.0.0/16"],
      apiServer: { ranges: ["10.80.255.192/26"], port: 443 },
      callers: [{ ranges: ["10.80.255.192/26"] }, { namespace: "kube-system", labels: { app: "konnectivity-agent" } }],
    });
  });

  it("of an existing cluster is what its description says", () => {
    const network = {
      cni: "calico",
      nodeCidrs: ["10.0.0.0/24"],
      podCidrs: ["10.1.0.0/16"],
      serviceCidrs: ["10.96.0.0/16"],
      apiServer: { cidrs: ["10.0.9.0/28"], port: 6443, sources: [{ cidr: "10.0.8.0/28" }] },
    };
    assert.deepEqual(fabricOf([], { network }), {
      cni: "calico",
      nodes: ["10.0.0.0/24"],
      pods: ["10.1.0.0/16"],
      services: ["10.96.0.0/16"],
      apiServer: { ranges: ["10.0.9.0/28"], port: 6443 },
      callers: [{ ranges: ["10.0.8.0/28"] }],
    });
  });

  it("is not known without a description, or among several clusters", () => {
    const unknown = { cni: "unknown", callers: [{ ranges: undefined }] };
    assert.deepEqual(fabricOf([]), unknown);
    assert.deepEqual(fabricOf([...eks, resource("aws:eks/cluster:Cluster", "other")]), unknown);
  });
});
