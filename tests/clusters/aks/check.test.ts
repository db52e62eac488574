import assert from "node:assert/strict";
import fc from "fast-check";
import { type AksClusterArgs, checkAks } from "../../../components/clusters/aks";
import { formatProblems } from "../../../components/problems";
import { aksArgs, aksCluster, subscriptionId } from "../../support/aks";
import { runProgram } from "../../support/run-program";

const pool = { min: 1, max: 2 };
const guid = (digit: number) => `11111111-0000-0000-0000-00000000000${digit}`;
const access = (changes: Partial<AksClusterArgs["access"]>) => ({ access: { ...aksArgs.access, ...changes } });
const vnet = (changes: Partial<AksClusterArgs["vnet"]>) => ({ vnet: { ...aksArgs.vnet, ...changes } });
const pools = (changes: Partial<AksClusterArgs["systemPool"]>) => ({
  nodePools: { general: { ...pool, ...changes }, other: pool },
});
const system = (changes: Partial<AksClusterArgs["systemPool"]>) => ({ systemPool: { ...pool, ...changes } });

const vnetId = `/subscriptions/${subscriptionId}/resourceGroups/hub/providers/Microsoft.Network/virtualNetworks/hub`;
const existing = {
  vnetId,
  nodes: { subnetId: `${vnetId}/subnets/nodes`, cidr: "10.20.0.0/20" },
  apiServer: { subnetId: `${vnetId}/subnets/api`, cidr: "10.20.16.0/28" },
};

const refused: [string, Partial<AksClusterArgs>, string][] = [
  ["a subscription's name", { subscriptionId: "prod" }, "subscriptionId: a GUID such as 00000000-1111-2222-3333-"],
  ["a tenant's domain", { tenantId: "example.com" }, "tenantId: a GUID such as 00000000-1111-2222-3333-"],
  ["a cluster's name with capitals", { clusterName: "Prod" }, "clusterName: a name of up to 54 lower-case letters"],
  ["a cluster's name that is too long", { clusterName: "a".repeat(55) }, "clusterName: a name of up to 54"],
  ["a group that ends in a dot", { resourceGroup: "prod." }, 'does not end in ".", given "prod." (5 characters)'],
  ["a group too long for a label of nodes", { resourceGroup: "a".repeat(64) }, "resourceGroup: a name of up to 63"],
  ["a group of nodes that is too long", { nodeResourceGroup: "n".repeat(81) }, "(81 characters)"],
  ["one group for both", { resourceGroup: "a", nodeResourceGroup: "A" }, "nodeResourceGroup: another group than"],
  ["a patch version", { kubernetesVersion: "1.35.2" }, 'kubernetesVersion: a Kubernetes minor version such as "1.35"'],
  ["a region's display name", { location: "West Europe" }, "location: a region as Azure's tools name it"],
  ["a region without zones", { location: "westus" }, "location: a region with availability zones"],
  ["a region of another cloud", { location: "usgovvirginia" }, "location: a region of Azure's public cloud"],
  ["a short retention", { logRetentionDays: 7 }, "logRetentionDays: a whole number of days from 30 to 730, given 7"],
  ["an unknown tier", { slaTier: "Paid" as "Free" }, 'slaTier: one of Free, Standard, Premium, given "Paid"'],
  ["an unknown CNI", { cni: "kubenet" as "cilium" }, 'cni: one of cilium, calico, own-cilium, given "kubenet"'],
  ["no day", { maintenance: { dayOfWeek: "sunday" } }, "maintenance.dayOfWeek: one of Monday, Tuesday,"],
  ["no time", { maintenance: { startTime: "2:00" } }, "maintenance.startTime: a time from 00:00 to 23:59"],
  [
    "a short window",
    { maintenance: { durationHours: 2 } },
    "maintenance.durationHours: a whole number of hours from 4",
  ],
  [
    "a registry's host",
    { registryIds: ["a.azurecr.io"] },
    "registryIds[0]: an id such as /subscriptions/GUID/resourceG",
  ],
  ["no owner", { tags: { environment: "a", stack: "a" } }, "tags.owner: needed on everything"],
  ["a tag of ours", { tags: { ...aksArgs.tags, cluster: "a" } }, "tags.cluster: set by the cluster itself"],
  ["a tag that a driver cannot read", { tags: { ...aksArgs.tags, a: "b,c" } }, "tags.a: a key of up to 128 characters"],
  ["no range", vnet({ cidr: "10.20.0.0" }), 'vnet.cidr: an IPv4 range such as 10.20.0.0/16, given "10.20.0.0"'],
  ["host bits", vnet({ cidr: "10.20.1.0/16" }), 'vnet.cidr: no host bits: write 10.20.0.0/16, given "10.20.1.0/16"'],
  ["a public range", vnet({ cidr: "8.8.0.0/16" }), "vnet.cidr: a private range"],
  ["a small network", vnet({ cidr: "10.0.0.0/23" }), 'vnet.cidr: a range of /16 to /22, given "10.0.0.0/23"'],
  ["a range of AKS' own", vnet({ cidr: "172.30.0.0/16" }), "vnet.cidr: a range apart from 172.30.0.0/16, which AKS"],
  [
    "services in the network",
    { serviceCidr: "10.20.0.0/20" },
    "serviceCidr: a range apart from vnet.cidr (10.20.0.0/16)",
  ],
  ["many services", { serviceCidr: "10.0.0.0/12" }, "serviceCidr: a range of /13 to /24"],
  ["pods in the network", { podCidr: "10.20.0.0/16" }, "podCidr: a range apart from vnet.cidr (10.20.0.0/16)"],
  ["pods among services", { podCidr: "172.20.0.0/16" }, "podCidr: a range apart from serviceCidr (172.20.0.0/16)"],
  [
    "more nodes than parts of the pods' range",
    { podCidr: "10.244.0.0/22", ...pools({ max: 10 }) },
    "podCidr: 21 nodes (every pool's max and its surge) take a /24 each, and 10.244.0.0/22 has 4: 17 too few",
  ],
  [
    "more nodes than addresses",
    { ...vnet({ cidr: "10.20.0.0/22" }), podCidr: "10.0.0.0/13", ...pools({ max: 400 }) },
    "vnet.cidr: 539 nodes (every pool's max and its surge) need an address each, and their subnet 10.20.0.0/23 has 491",
  ],
  ["one zone", vnet({ zones: ["1"] }), 'vnet.zones: at least two different zones of "1", "2", "3"'],
  ["a zone with its region", vnet({ zones: ["1", "westeurope-2"] }), 'vnet.zones[1]: a zone of "1", "2", "3", given'],
  ["a zone twice", vnet({ zones: ["1", "1"] }), "vnet.zones[1]: each zone once"],
  ["a firewall out of nothing", vnet({ outbound: "user-defined-routing" }), "vnet.outbound: with vnetId only"],
  ["SSH from the internet", vnet({ publicPorts: [22] }), "vnet.publicPorts[0]: a port from 1 to 65535, and neither 22"],
  ["subnets of no network", vnet({ nodes: existing.nodes }), "vnet.nodes: with vnetId only"],
  ["a network's name", vnet({ ...existing, vnetId: "hub" }), "vnet.vnetId: an id such as /subscriptions/GUID/"],
  ["a network without subnets", vnet({ vnetId }), "vnet.apiServer: the subnet, given nothing"],
  [
    "a subnet outside of its network",
    vnet({ ...existing, nodes: { ...existing.nodes, cidr: "10.21.0.0/20" } }),
    'vnet.nodes.cidr: a range within vnet.cidr (10.20.0.0/16), given "10.21.0.0/20"',
  ],
  [
    "a small subnet of the API server",
    vnet({ ...existing, apiServer: { ...existing.apiServer, cidr: "10.20.16.0/29" } }),
    'vnet.apiServer.cidr: a range of /28 or larger, given "10.20.16.0/29"',
  ],
  [
    "one subnet for both",
    vnet({ ...existing, apiServer: { ...existing.apiServer, cidr: "10.20.0.0/28" } }),
    "vnet.apiServer.cidr: a range apart from vnet.nodes.cidr (10.20.0.0/20)",
  ],
  ["no way to the API", { endpoint: {} }, "endpoint: somebody must reach the API server"],
  [
    "an empty list",
    { endpoint: { publicAccessCidrs: [] } },
    "endpoint.publicAccessCidrs: at least one range; leave it",
  ],
  [
    "the whole internet",
    { endpoint: { publicAccessCidrs: ["192.0.2.0/24", "0.0.0.0/0"] } },
    'endpoint.publicAccessCidrs[1]: named ranges, never the whole internet, given "0.0.0.0/0"',
  ],
  [
    "a private name of a public endpoint",
    { endpoint: { publicAccessCidrs: ["192.0.2.0/24"], privateDnsZoneId: "zone" } },
    "endpoint.privateDnsZoneId: without publicAccessCidrs only",
  ],
  ["nobody to install anything", { access: {} }, "access.deployer: whom this program runs as"],
  ["a mail address", access({ deployer: { objectId: "a@example.com" } }), "access.deployer.objectId: a GUID such as"],
  [
    "Kubernetes' roles without admins",
    { access: { authorization: "kubernetes-rbac" } },
    "access.adminGroupObjectIds: at least one group, which whom this program runs as is in",
  ],
  [
    "Azure's roles under Kubernetes'",
    access({ authorization: "kubernetes-rbac", adminGroupObjectIds: [guid(9)] }),
    'access.deployer: with authorization "azure-rbac" only',
  ],
  [
    "no namespaces",
    access({ editors: { a: { objectId: guid(2), namespaces: [] } } }),
    "access.editors.a.namespaces: at",
  ],
  ["a principal twice", access({ viewers: { a: { objectId: guid(1) } } }), "access: each principal once"],
  [
    "an unknown kind",
    access({ viewers: { a: { objectId: guid(2), principalType: "Team" as "Group" } } }),
    "one of Group,",
  ],
  [
    "a pool's name that is too long",
    { nodePools: { "general-purpose": pool } },
    "nodePools.general-purpose: a name of up",
  ],
  ["the system pool's name", { nodePools: { system: pool } }, 'nodePools.system: another name: "system" is that of'],
  ["min above max", pools({ min: 3 }), "nodePools.general.min: at most max (2), given 3"],
  ["half a node", pools({ max: 2.5 }), "nodePools.general.max: a whole number from 1 to 1000, given 2.5"],
  [
    "a small disk",
    pools({ diskSize: 20 }),
    "nodePools.general.diskSize: a whole number of GiB from 30 to 2048, given 20",
  ],
  ["no surge", pools({ maxSurge: "0%" }), "nodePools.general.maxSurge: a number of nodes"],
  [
    "a size of AWS",
    pools({ vmSize: "m7i.large" }),
    "nodePools.general.vmSize: a machine size such as Standard_D4ds_v5",
  ],
  ["an ARM size", pools({ vmSize: "Standard_D4pds_v5" }), "a size of the architecture amd64, given"],
  ["a size without premium disks", pools({ vmSize: "Standard_D4_v5" }), "a size that takes premium disks"],
  ["a tiny size", pools({ vmSize: "Standard_B1s_v2" }), "a size of at least 2 vCPUs"],
  ["a zone of no subnet", pools({ zones: ["3"] }), "nodePools.general.zones[0]: one of vnet.zones (1, 2)"],
  ["a label of AKS", pools({ labels: { "kubernetes.azure.com/mode": "user" } }), "a domain other than kubernetes.io"],
  [
    "the system pool's taint",
    pools({ taints: [{ key: "CriticalAddonsOnly", effect: "NoSchedule" }] }),
    "nodePools.general.taints[0].key: another key",
  ],
  ["an empty system pool", system({ min: 0 }), "systemPool.min: at least 1, which AKS asks for, given 0"],
  ["a spot system pool", system({ spot: true }), "systemPool.spot: no spot"],
  ["a dedicated system pool", system({ dedicated: "a" }), "systemPool: no dedicated and no taints"],
  ["a burstable system pool", system({ vmSize: "Standard_B2s_v2" }), "systemPool.vmSize: no burstable size"],
  [
    "nowhere to run",
    { nodePools: { spot: { ...pool, spot: true }, empty: { min: 0, max: 2 } } },
    "nodePools: at least one pool without dedicated, spot and taints and with a min from 1",
  ],
];

const taken: [string, Partial<AksClusterArgs>][] = [
  ["as it comes", {}],
  ["with a public endpoint", { endpoint: { publicAccessCidrs: ["192.0.2.0/24"] } }],
  ["in a network that is there", { ...vnet({ ...existing, outbound: "user-defined-routing" }), endpoint: {} }],
  [
    "with Kubernetes' own roles",
    {
      access: {
        authorization: "kubernetes-rbac",
        adminGroupObjectIds: [guid(9)],
        members: { a: { objectId: guid(2) } },
      },
    },
  ],
  ["with members, which roles in the cluster know", access({ members: { a: { objectId: guid(2) } } })],
  ["with an ARM pool", { nodePools: { ...aksArgs.nodePools, arm: { ...pool, architecture: "arm64" } } }],
];

describe("checkAks", () => {
  for (const [what, args, message] of refused) {
    it(`refuses ${what}`, () => {
      const problems = checkAks("test", { ...aksArgs, ...args }).map((each) => `${each.path}: ${each.message}`);
      assert.ok(
        problems.some((problem) => problem.includes(message)),
        problems.join("\n"),
      );
    });
  }

  for (const [what, args] of taken) {
    it(`takes a cluster ${what}`, () => assert.deepEqual(checkAks("test", { ...aksArgs, ...args }), []));
  }

  it("refuses a component's name that its key vault's could not begin with", () => {
    for (const name of ["a".repeat(17), "Test", "a--b", "1a"]) {
      assert.deepEqual(
        checkAks(name, { ...aksArgs, clusterName: "test" }).map(({ path }) => path),
        [""],
        name,
      );
    }
  });

  it("takes every name that Azure takes for a vault, a cluster and a pool", () => {
    const component = fc.stringMatching(/^[a-z](-?[a-z0-9]){1,7}$/);
    const poolName = fc.stringMatching(/^[a-z][a-z0-9]{0,11}$/).filter((name) => name !== "system");
    fc.assert(
      fc.property(component, poolName, (name, own) => {
        assert.deepEqual(checkAks(name, { ...aksArgs, nodePools: { [own]: pool } }), []);
        assert.match(`${name}01234567`, /^(?!.*--)[a-z][a-z0-9-]{1,22}[a-z0-9]$/);
      }),
    );
  });

  it("says something to any text, and never fails itself", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (text, other) => {
        checkAks(text, {
          ...aksArgs,
          subscriptionId: text,
          location: other,
          clusterName: text,
          vnet: { ...aksArgs.vnet, cidr: text, zones: [other] },
          podCidr: other,
          serviceCidr: text,
          endpoint: { publicAccessCidrs: [text], privateDnsZoneId: other },
          nodePools: { [text]: { ...pool, vmSize: other, maxSurge: text } },
          tags: { ...aksArgs.tags, [text]: other },
        });
      }),
    );
  });

  it("refuses everything at once, before anything is made", async () => {
    const wrong = { subscriptionId: "a", location: "B", ...vnet({ zones: [] }) };
    const problems = checkAks("test", { ...aksArgs, ...wrong });
    assert.equal(problems.length, 3);
    await assert.rejects(
      runProgram(() => {
        aksCluster(wrong);
      }),
      (error: Error) => error.message.includes(formatProblems('AksCluster "test"', problems)),
    );
  });
});
