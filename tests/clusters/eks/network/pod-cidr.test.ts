import assert from "node:assert/strict";
import { checkEks, type EksClusterArgs, type EksVpcArgs } from "../../../../components/clusters/eks";
import { networkFacts } from "../../../../components/clusters/eks/network-facts";
import type { Problem } from "../../../../components/problems";
import { eksArgs, runEks, subnetsOf } from "../../../support/eks";

const [zoneA, zoneB] = ["eu-central-1a", "eu-central-1b"];
const own = { ...eksArgs.vpc, podCidr: "100.64.0.0/16" };
const existing: EksVpcArgs = {
  ...eksArgs.vpc,
  vpcId: "vpc-00000001",
  podCidr: "100.64.0.0/16",
  subnets: {
    [zoneA]: { ...subnetsOf("a", 1), podSubnetId: "subnet-000000a3", podCidr: "100.64.0.0/19" },
    [zoneB]: { ...subnetsOf("b", 2), podSubnetId: "subnet-000000b3", podCidr: "100.64.32.0/19" },
  },
};
const rangeType = "aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation";
const subnetType = "aws:ec2/subnet:Subnet";
const associationType = "aws:ec2/routeTableAssociation:RouteTableAssociation";

async function cniValues(args: Partial<EksClusterArgs>): Promise<Record<string, unknown>> {
  const { inputs } = (await runEks(args)).find("aws:eks/addon:Addon", "test-vpc-cni");
  return JSON.parse(String(inputs.configurationValues)) as Record<string, unknown>;
}

const saidOf = (problems: readonly Problem[]) => problems.map(({ path, message }) => `${path}: ${message}`).join("\n");

describe("a range of pods", () => {
  it("is added to the cluster's network, with a subnet in each zone that has the routes of the nodes' one", async () => {
    const run = await runEks({ vpc: own });
    const range = run.find(rangeType, "test-pods");
    assert.deepEqual(range.inputs, { vpcId: "test", cidrBlock: "100.64.0.0/16" });
    const subnet = run.find(subnetType, "test-pods-b");
    assert.deepEqual([subnet.inputs.cidrBlock, subnet.inputs.availabilityZone], ["100.64.32.0/19", zoneB]);
    assert.deepEqual(subnet.propertyDependencies.vpcId, [range.urn]);
    const tags = Object.keys(subnet.inputs.tags as object);
    assert.deepEqual(
      tags.filter((key) => /kubernetes|karpenter/.test(key)),
      [],
      "neither load balancers nor machines go there",
    );
    const association = run.find(associationType, "test-pods-b").inputs;
    const table = run.find("aws:ec2/routeTable:RouteTable", "test-private-b");
    assert.deepEqual(association, { routeTableId: table.name, subnetId: "test-pods-b" });
    assert.ok(
      run
        .find("aws:eks/nodeGroup:NodeGroup", "test-general")
        .dependsOn.includes(run.find(associationType, "test-pods-a").urn),
    );
  });

  it("is configured with the CNI, before any node", async () => {
    const { env, eniConfig } = await cniValues({ vpc: own });
    assert.deepEqual(env, {
      ENABLE_PREFIX_DELEGATION: "true",
      WARM_PREFIX_TARGET: "1",
      AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: "true",
      ENI_CONFIG_LABEL_DEF: "topology.kubernetes.io/zone",
    });
    const { create, region, subnets } = eniConfig as { create: boolean; region: string; subnets: object };
    assert.deepEqual([create, region], [true, "eu-central-1"]);
    assert.deepEqual(Object.keys(subnets), [zoneA, zoneB]);
    assert.match(JSON.stringify(subnets), /\{"id":"test-pods-a","securityGroups":\["test-eks-cluster"\]\}/);
  });

  it("uses subnets that exist", async () => {
    const run = await runEks({ vpc: existing });
    assert.deepEqual(run.ofType(rangeType), []);
    const { eniConfig } = await cniValues({ vpc: existing });
    assert.match(JSON.stringify(eniConfig), /"eu-central-1b":\{"id":"subnet-000000b3"/);
  });

  it("lets pods reach interface endpoints", async () => {
    const run = await runEks({ vpc: { ...own, interfaceEndpoints: true } });
    const rules = run
      .ofType("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule")
      .map(({ inputs }) => inputs.cidrIpv4);
    assert.deepEqual(
      rules.filter((cidr) => ["10.20.0.0/16", "100.64.0.0/16"].includes(String(cidr))),
      ["10.20.0.0/16", "100.64.0.0/16"],
    );
  });

  it("is what policies know as pods, apart from nodes", () => {
    const { nodeCidrs, podCidrs } = networkFacts({ ...eksArgs, vpc: own });
    assert.deepEqual(nodeCidrs, ["10.20.0.0/19", "10.20.32.0/19"]);
    assert.deepEqual(podCidrs, ["100.64.0.0/19", "100.64.32.0/19"]);
  });

  it("leaves addresses of the network to nodes", () => {
    const small = { cidr: "10.20.0.0/20", zones: [zoneA, zoneB], podCidr: "100.64.0.0/16" };
    const pools = { general: { min: 2, max: 100 } };
    assert.deepEqual(checkEks("test", { ...eksArgs, vpc: small, nodePools: pools }), []);
    const { podCidr: _, ...without } = small;
    assert.match(
      saidOf(checkEks("test", { ...eksArgs, vpc: without, nodePools: pools })),
      /vpc\.cidr: 50 nodes and their pods need/,
    );
  });
});

describe("mistakes in a range of pods", () => {
  const given = (pods?: string) => ({
    [zoneA]: { private: "10.20.0.0/20", public: "10.20.64.0/26", intra: "10.20.65.0/28", pods },
    [zoneB]: { private: "10.20.16.0/20", public: "10.20.66.0/26", intra: "10.20.67.0/28", pods: "100.64.64.0/18" },
  });
  const cases: readonly (readonly [what: string, args: Partial<EksClusterArgs>, problem: RegExp])[] = [
    ["no range", { vpc: { ...own, podCidr: "pods" } }, /vpc\.podCidr: expected an IPv4 range/],
    ["too small", { vpc: { ...own, podCidr: "100.64.0.0/21" } }, /vpc\.podCidr: expected a prefix from \/16 to \/20/],
    [
      "public",
      { vpc: { ...own, podCidr: "100.128.0.0/16" } },
      /vpc\.podCidr: expected a private range .*100\.64\.0\.0\/10/,
    ],
    [
      "of another private block",
      { vpc: { ...own, podCidr: "172.30.0.0/16" } },
      /vpc\.podCidr: expected a range in 100\.64\.0\.0\/10 or 10\.0\.0\.0\/8/,
    ],
    ["the network's", { vpc: { ...own, podCidr: "10.20.0.0/16" } }, /vpc\.podCidr: .*does not overlap vpc\.cidr/],
    [
      "that of Services",
      { serviceCidr: "10.30.0.0/16", vpc: { ...own, podCidr: "10.30.0.0/16" } },
      /vpc\.podCidr: .*does not overlap serviceCidr/,
    ],
    ["with Cilium", { cni: "cilium", vpc: own }, /vpc\.podCidr: needs the VPC CNI/],
    [
      "not in a zone's ranges",
      { vpc: { ...own, subnetCidrs: given() } },
      /vpc\.subnetCidrs\.eu-central-1a\.pods: expected a range within vpc\.podCidr/,
    ],
    [
      "in zones only",
      { vpc: { ...own, podCidr: undefined, subnetCidrs: given("100.64.0.0/18") } },
      /vpc\.subnetCidrs\.eu-central-1a\.pods: needs vpc\.podCidr/,
    ],
    [
      "outside of it",
      { vpc: { ...own, subnetCidrs: given("100.70.0.0/18") } },
      /vpc\.subnetCidrs\.eu-central-1a\.pods: expected a range within vpc\.podCidr/,
    ],
    [
      "twice",
      { vpc: { ...own, subnetCidrs: given("100.64.64.0/19") } },
      /vpc\.subnetCidrs\.eu-central-1b\.pods: .*does not overlap vpc\.subnetCidrs\.eu-central-1a\.pods/,
    ],
    [
      "without a subnet that exists",
      { vpc: { ...existing, subnets: { ...existing.subnets, [zoneA]: subnetsOf("a", 1) } } },
      /vpc\.subnets\.eu-central-1a\.podCidr: expected a range within vpc\.podCidr[\s\S]*podSubnetId/,
    ],
    [
      "with subnets, and not itself",
      { vpc: { ...existing, podCidr: undefined } },
      /vpc\.subnets\.eu-central-1a\.podSubnetId: needs vpc\.podCidr/,
    ],
    [
      "too small for the pools",
      { vpc: { ...own, podCidr: "100.64.0.0/20" }, nodePools: { general: { min: 2, max: 8 } } },
      /vpc\.podCidr: 4 nodes and their pods need 520 addresses .* pods' subnet 100\.64\.\d+\.0\/23/,
    ],
    [
      "with machines whose further interfaces are small",
      { vpc: own, nodePools: { general: { min: 2, max: 6, architecture: "arm64", instanceTypes: ["m7g.medium"] } } },
      /nodePools\.general\.instanceTypes\[0\]: expected a type with room for 110 pods/,
    ],
  ];

  for (const [what, args, problem] of cases) {
    it(what, () => assert.match(saidOf(checkEks("test", { ...eksArgs, ...args })), problem));
  }

  it("are none in ranges of all zones", () => {
    assert.deepEqual(checkEks("test", { ...eksArgs, vpc: { ...own, subnetCidrs: given("100.64.0.0/18") } }), []);
    assert.deepEqual(checkEks("test", { ...eksArgs, vpc: existing }), []);
  });
});
