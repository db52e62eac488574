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
  [
    "a subscription's name",
    { subscriptionId: "prod" },
    'subscriptionId: expected a GUID such as 00000000-1111-2222-3333-444444444444, got "prod"',
  ],
  [
    "a tenant's domain",
    { tenantId: "example.com" },
    'tenantId: expected a GUID such as 00000000-1111-2222-3333-444444444444, got "example.com"',
  ],
  [
    "a cluster's name with capitals",
    { clusterName: "Prod" },
    'clusterName: expected a name of 1 to 54 lower-case letters, digits and "-" that begins with a letter and does not end in "-", got "Prod"',
  ],
  [
    "a cluster's name that is too long",
    { clusterName: "a".repeat(55) },
    'clusterName: expected a name of 1 to 54 lower-case letters, digits and "-" that begins with a letter and does not end in "-", got',
  ],
  [
    "a group that ends in a dot",
    { resourceGroup: "prod." },
    'resourceGroup: expected a name of up to 63 letters, digits, "-", "_", "(", ")" and "." that does not end in ".", got "prod."; it has 5 characters',
  ],
  [
    "a group too long for a label of nodes",
    { resourceGroup: "a".repeat(64) },
    'resourceGroup: expected a name of up to 63 letters, digits, "-", "_", "(", ")" and "." that does not end in ".", got',
  ],
  [
    "a group of nodes that is too long",
    { nodeResourceGroup: "n".repeat(81) },
    'nodeResourceGroup: expected a name of up to 80 letters, digits, "-", "_", "(", ")" and "." that does not end in ".", got',
  ],
  [
    "one group for both",
    { resourceGroup: "a", nodeResourceGroup: "A" },
    'nodeResourceGroup: expected another group than resourceGroup, got "A"; AKS creates and deletes it',
  ],
  [
    "a patch version",
    { kubernetesVersion: "1.35.2" },
    'kubernetesVersion: expected a Kubernetes minor version such as "1.35", got "1.35.2"; the cloud chooses the patch',
  ],
  [
    "a region's display name",
    { location: "West Europe" },
    'location: expected a region as Azure\'s tools name it, such as germanywestcentral, got "West Europe"; run az account list-locations --query [].name',
  ],
  [
    "a region without zones",
    { location: "westus" },
    'location: expected a region with availability zones and API servers in the cluster\'s network, such as westeurope, got "westus"',
  ],
  [
    "a region of another cloud",
    { location: "usgovvirginia" },
    'location: expected a region of Azure\'s public cloud, got "usgovvirginia"; Azure in China and for the US government has other endpoints',
  ],
  [
    "a short retention",
    { logRetentionDays: 7 },
    "logRetentionDays: expected a whole number of days from 30 to 730, got 7",
  ],
  [
    "an unknown tier",
    { slaTier: "Paid" as "Free" },
    'slaTier: expected one of "Free", "Standard", "Premium", got "Paid"',
  ],
  [
    "an unknown CNI",
    { cni: "kubenet" as "cilium" },
    'cni: expected one of "cilium", "calico", "own-cilium", got "kubenet"',
  ],
  [
    "no day",
    { maintenance: { dayOfWeek: "sunday" } },
    'maintenance.dayOfWeek: expected one of "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", got "sunday"',
  ],
  [
    "no time",
    { maintenance: { startTime: "2:00" } },
    'maintenance.startTime: expected a time of day in UTC such as "02:00", got "2:00"; write it in quotes',
  ],
  [
    "a short window",
    { maintenance: { durationHours: 2 } },
    "maintenance.durationHours: expected a whole number of hours from 4 to 24, got 2",
  ],
  [
    "a registry's host",
    { registryIds: ["a.azurecr.io"] },
    'registryIds[0]: expected an id such as /subscriptions/GUID/resourceGroups/GROUP/providers/Microsoft.ContainerRegistry/registries/NAME, got "a.azurecr.io"',
  ],
  [
    "no owner",
    { tags: { environment: "a", stack: "a" } },
    "tags.owner: expected a value, got nothing; every resource carries it, for cost and ownership",
  ],
  [
    "a tag of ours",
    { tags: { ...aksArgs.tags, cluster: "a" } },
    "tags.cluster: is set by the cluster itself; remove it",
  ],
  [
    "a tag that a driver cannot read",
    { tags: { ...aksArgs.tags, a: "b,c" } },
    'tags.a: expected a key of up to 128 characters without "<", ">", "%", "&", "\\", "?", "/", "," and "=", and a value of up to 256 without "," and "=", got "b,c"',
  ],
  ["no range", vnet({ cidr: "10.20.0.0" }), 'vnet.cidr: expected an IPv4 range such as 10.20.0.0/16, got "10.20.0.0"'],
  [
    "host bits",
    vnet({ cidr: "10.20.1.0/16" }),
    'vnet.cidr: expected a range without host bits, got "10.20.1.0/16"; write 10.20.0.0/16',
  ],
  [
    "a public range",
    vnet({ cidr: "8.8.0.0/16" }),
    'vnet.cidr: expected a private range (in 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16), got "8.8.0.0/16"',
  ],
  [
    "a small network",
    vnet({ cidr: "10.0.0.0/23" }),
    'vnet.cidr: expected a prefix from /16 to /22, got "10.0.0.0/23"; the range is 2 times too small',
  ],
  [
    "a range of AKS' own",
    vnet({ cidr: "172.30.0.0/16" }),
    'vnet.cidr: expected a range outside 172.30.0.0/16, reserved for AKS, got "172.30.0.0/16"',
  ],
  [
    "services in the network",
    { serviceCidr: "10.20.0.0/20" },
    'serviceCidr: expected a range that does not overlap vnet.cidr (10.20.0.0/16), got "10.20.0.0/20"',
  ],
  [
    "many services",
    { serviceCidr: "10.0.0.0/12" },
    'serviceCidr: expected a prefix from /13 to /24, got "10.0.0.0/12"',
  ],
  [
    "pods in the network",
    { podCidr: "10.20.0.0/16" },
    'podCidr: expected a range that does not overlap vnet.cidr (10.20.0.0/16), got "10.20.0.0/16"',
  ],
  [
    "pods among services",
    { podCidr: "172.20.0.0/16" },
    'podCidr: expected a range that does not overlap serviceCidr (172.20.0.0/16), got "172.20.0.0/16"',
  ],
  [
    "more nodes than parts of the pods' range",
    { podCidr: "10.244.0.0/22", ...pools({ max: 10 }) },
    "podCidr: 21 nodes (each pool's max and surge) need a /24 each, but 10.244.0.0/22 has 4: 17 too few; set a larger range or smaller pools",
  ],
  [
    "more nodes than addresses",
    { ...vnet({ cidr: "10.20.0.0/22" }), podCidr: "10.0.0.0/13", ...pools({ max: 400 }) },
    "vnet.cidr: 539 nodes (each pool's max and surge) need an address each, but their subnet 10.20.0.0/23 has 491 besides those for load balancers: 48",
  ],
  [
    "one zone",
    vnet({ zones: ["1"] }),
    'vnet.zones: expected at least two different zones of a region (1, 2, 3), got ["1"]',
  ],
  [
    "a zone with its region",
    vnet({ zones: ["1", "westeurope-2"] }),
    'vnet.zones[1]: expected one of the zones of a region (1, 2, 3), got "westeurope-2"',
  ],
  ["a zone twice", vnet({ zones: ["1", "1"] }), 'vnet.zones: expected each zone once, got "1"'],
  [
    "a firewall out of nothing",
    vnet({ outbound: "user-defined-routing" }),
    "vnet.outbound: needs vnetId; the route to a firewall must exist before the cluster",
  ],
  [
    "SSH from the internet",
    vnet({ publicPorts: [22] }),
    "vnet.publicPorts[0]: expected a port from 1 to 65535 except 22 and 3389, got 22",
  ],
  [
    "subnets of no network",
    vnet({ nodes: existing.nodes }),
    "vnet.nodes: needs vnetId; the cluster's own network has its own subnets",
  ],
  [
    "a network's name",
    vnet({ ...existing, vnetId: "hub" }),
    'vnet.vnetId: expected an id such as /subscriptions/GUID/resourceGroups/GROUP/providers/Microsoft.Network/virtualNetworks/NAME, got "hub"',
  ],
  ["a network without subnets", vnet({ vnetId }), "vnet.apiServer: expected a subnet, got nothing"],
  [
    "a subnet outside of its network",
    vnet({ ...existing, nodes: { ...existing.nodes, cidr: "10.21.0.0/20" } }),
    'vnet.nodes.cidr: expected a range within vnet.cidr (10.20.0.0/16), got "10.21.0.0/20"',
  ],
  [
    "a small subnet of the API server",
    vnet({ ...existing, apiServer: { ...existing.apiServer, cidr: "10.20.16.0/29" } }),
    'vnet.apiServer.cidr: expected a range of /28 or larger, got "10.20.16.0/29"',
  ],
  [
    "one subnet for both",
    vnet({ ...existing, apiServer: { ...existing.apiServer, cidr: "10.20.0.0/28" } }),
    'vnet.apiServer.cidr: expected a range that does not overlap vnet.nodes.cidr (10.20.0.0/20), got "10.20.0.0/28"',
  ],
  [
    "no way to the API",
    { endpoint: {} },
    "endpoint: nobody reaches the API server, so nothing can be installed; set privateAccessCidrs (a VPN, or runners in the network) or publicAccessCidrs",
  ],
  [
    "an empty list",
    { endpoint: { publicAccessCidrs: [] } },
    "endpoint.publicAccessCidrs: expected at least one range, got []; leave it out for no public endpoint",
  ],
  [
    "the whole internet",
    { endpoint: { publicAccessCidrs: ["192.0.2.0/24", "0.0.0.0/0"] } },
    'endpoint.publicAccessCidrs[1]: expected a range smaller than the whole internet, got "0.0.0.0/0"',
  ],
  [
    "a private name of a public endpoint",
    { endpoint: { publicAccessCidrs: ["192.0.2.0/24"], privateDnsZoneId: "zone" } },
    "endpoint.privateDnsZoneId: is not allowed with publicAccessCidrs, because a public endpoint has a public name; remove it",
  ],
  [
    "nobody to install anything",
    { access: {} },
    "access.deployer: expected the identity that runs this program, got nothing; it has to install the add-ons",
  ],
  [
    "a mail address",
    access({ deployer: { objectId: "a@example.com" } }),
    'access.deployer.objectId: expected a GUID such as 00000000-1111-2222-3333-444444444444, got "a@example.com"',
  ],
  [
    "Kubernetes' roles without admins",
    { access: { authorization: "kubernetes-rbac" } },
    "access.adminGroupObjectIds: expected at least one group that contains the identity that runs this program, got []; it has to install the add-ons",
  ],
  [
    "Azure's roles under Kubernetes'",
    access({ authorization: "kubernetes-rbac", adminGroupObjectIds: [guid(9)] }),
    'access.deployer: needs authorization "azure-rbac"; set members, and give them roles in the cluster',
  ],
  [
    "no namespaces",
    access({ editors: { a: { objectId: guid(2), namespaces: [] } } }),
    "access.editors.a.namespaces: expected at least one namespace, got []; leave it out for the whole cluster",
  ],
  [
    "a principal twice",
    access({ viewers: { a: { objectId: guid(1) } } }),
    'access: expected each principal once, got "11111111-0000-0000-0000-000000000001"; Azure refuses two assignments of a role to a principal',
  ],
  [
    "an unknown kind",
    access({ viewers: { a: { objectId: guid(2), principalType: "Team" as "Group" } } }),
    'access.viewers.a.principalType: expected one of "Group", "ServicePrincipal", "User", got "Team"',
  ],
  [
    "a pool's name that is too long",
    { nodePools: { "general-purpose": pool } },
    'nodePools.general-purpose: expected a name of up to 12 lower-case letters and digits that begins with a letter, got "general-purpose"',
  ],
  [
    "the system pool's name",
    { nodePools: { system: pool } },
    'nodePools.system: "system" is reserved for systemPool; choose another name',
  ],
  ["min above max", pools({ min: 3 }), "nodePools.general.min: expected at most 2 (max), got 3"],
  ["half a node", pools({ max: 2.5 }), "nodePools.general.max: expected a whole number from 1 to 1000, got 2.5"],
  [
    "a small disk",
    pools({ diskSize: 20 }),
    "nodePools.general.diskSize: expected a whole number of GiB from 30 to 2048, got 20",
  ],
  [
    "no surge",
    pools({ maxSurge: "0%" }),
    'nodePools.general.maxSurge: expected a number of nodes such as "1" or a percentage such as "33%", got "0%"',
  ],
  [
    "a size of AWS",
    pools({ vmSize: "m7i.large" }),
    'nodePools.general.vmSize: expected a machine size such as Standard_D4ds_v5, got "m7i.large"',
  ],
  [
    "an ARM size",
    pools({ vmSize: "Standard_D4pds_v5" }),
    'nodePools.general.vmSize: expected a size of the architecture amd64, got "Standard_D4pds_v5"',
  ],
  [
    "a size without premium disks",
    pools({ vmSize: "Standard_D4_v5" }),
    'nodePools.general.vmSize: expected a size that supports premium disks (with an "s" after the number of vCPUs), got "Standard_D4_v5"',
  ],
  ["a tiny size", pools({ vmSize: "Standard_B1s_v2" }), "a size of at least 2 vCPUs"],
  [
    "a zone of no subnet",
    pools({ zones: ["3"] }),
    'nodePools.general.zones[0]: expected one of vnet.zones (1, 2), got "3"',
  ],
  ["a label of AKS", pools({ labels: { "kubernetes.azure.com/mode": "user" } }), "a domain other than kubernetes.io"],
  [
    "the system pool's taint",
    pools({ taints: [{ key: "CriticalAddonsOnly", effect: "NoSchedule" }] }),
    "nodePools.general.taints[0].key: CriticalAddonsOnly is reserved for the system pool; AKS removes it from any other",
  ],
  [
    "an empty system pool",
    system({ min: 0 }),
    "systemPool.min: expected a whole number, 1 or more, got 0; AKS requires a node for system pods",
  ],
  [
    "a spot system pool",
    system({ spot: true }),
    "systemPool.spot: is not allowed, because AKS refuses spot machines for system pods",
  ],
  [
    "a dedicated system pool",
    system({ dedicated: "a" }),
    "systemPool: takes neither `dedicated` nor `taints`; system pods tolerate only CriticalAddonsOnly",
  ],
  [
    "a burstable system pool",
    system({ vmSize: "Standard_B2s_v2" }),
    'systemPool.vmSize: expected a size that is not burstable, got "Standard_B2s_v2"; AKS advises against series B',
  ],
  [
    "nowhere to run",
    { nodePools: { spot: { ...pool, spot: true }, empty: { min: 0, max: 2 } } },
    "nodePools: at least one pool must have min >= 1 and none of `dedicated`, `spot` and `taints`; otherwise some add-ons cannot be scheduled",
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
    it(`accepts a cluster ${what}`, () => assert.deepEqual(checkAks("test", { ...aksArgs, ...args }), []));
  }

  it("refuses a component's name with which its key vault's name cannot begin", () => {
    for (const name of ["a".repeat(17), "Test", "a--b", "1a"]) {
      assert.deepEqual(
        checkAks(name, { ...aksArgs, clusterName: "test" }).map(({ path }) => path),
        [""],
        name,
      );
    }
  });

  it("accepts every name that Azure accepts for a vault, a cluster and a pool", () => {
    const component = fc.stringMatching(/^[a-z](-?[a-z0-9]){1,7}$/);
    const poolName = fc.stringMatching(/^[a-z][a-z0-9]{0,11}$/).filter((name) => name !== "system");
    fc.assert(
      fc.property(component, poolName, (name, own) => {
        assert.deepEqual(checkAks(name, { ...aksArgs, nodePools: { [own]: pool } }), []);
        assert.match(`${name}01234567`, /^(?!.*--)[a-z][a-z0-9-]{1,22}[a-z0-9]$/);
      }),
    );
  });

  it("lists mistakes for any text, and never throws", () => {
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

  it("lists all mistakes at once, before anything is created", async () => {
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
