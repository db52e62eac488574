import assert from "node:assert/strict";
import fc from "fast-check";
import { type AksClusterArgs, checkAks } from "../../../components/clusters/aks";
import { formatProblems } from "../../../components/problems";
import { aksArgs, aksCluster } from "../../support/aks";
import { type Refusal, refusesEach } from "../../support/refusals";
import { runProgram } from "../../support/run-program";
import { access, existing, guid, pool, vnet } from "./changes";

const cases: readonly Refusal<AksClusterArgs>[] = [
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
    'nodeResourceGroup: expected a group other than resourceGroup, got "A"; AKS creates and deletes this group',
  ],
  [
    "a patch version",
    { kubernetesVersion: "1.35.2" },
    'kubernetesVersion: expected a Kubernetes minor version such as "1.35", got "1.35.2"; the cloud chooses the patch version',
  ],
  [
    "a region's display name",
    { location: "West Europe" },
    `location: expected the name of an Azure region, such as germanywestcentral, got "West Europe"; run az account list-locations --query '[].name'`,
  ],
  [
    "a region without zones",
    { location: "westus" },
    'location: expected a region with availability zones and API servers in the cluster\'s network, such as westeurope, got "westus"',
  ],
  [
    "a region of another cloud",
    { location: "usgovvirginia" },
    'location: expected a region of Azure\'s public cloud, got "usgovvirginia"; Azure China and Azure Government are not supported',
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
    "tags.owner: expected a value, got nothing; every resource needs this key to show its owner and its costs",
  ],
  [
    "a tag of ours",
    { tags: { ...aksArgs.tags, cluster: "a" } },
    "tags.cluster: is already set by the component; remove it",
  ],
  [
    "a tag that a driver cannot read",
    { tags: { ...aksArgs.tags, a: "b,c" } },
    'tags.a: expected a key of up to 128 characters (without < > % & \\ ? / , = and not beginning with azure, microsoft or windows) and a value of up to 256 characters (without , and =), got "b,c"',
  ],
  [
    "no way to the API",
    { endpoint: {} },
    "endpoint: no client can reach the API server, so nothing can be installed; set publicAccessCidrs, vnet.hub with privateAccessCidrs (a hub network that you can reach), or vnet.vnetId (an existing network that you can reach)",
  ],
  [
    "a new network without a way in",
    vnet({ hub: undefined }),
    "endpoint.privateAccessCidrs: no client can reach the API server in the new network, so nothing can be installed; set publicAccessCidrs, vnet.hub with privateAccessCidrs (a hub network that you can reach), or vnet.vnetId (an existing network that you can reach)",
  ],
  [
    "a long name for a zone",
    { clusterName: "c".repeat(33) },
    'clusterName: expected at most 32 characters with vnet.hub, got "ccccccccccccccccccccccccccccccccc"; the private DNS zone gets this name',
  ],
  [
    "an empty list",
    { endpoint: { publicAccessCidrs: [] } },
    "endpoint.publicAccessCidrs: expected at least one range, got []; remove the key if you want no public endpoint",
  ],
  [
    "the whole internet",
    { endpoint: { publicAccessCidrs: ["192.0.2.0/24", "0.0.0.0/0"] } },
    'endpoint.publicAccessCidrs[1]: expected a range other than the whole internet, got "0.0.0.0/0"',
  ],
  [
    "a private name of a public endpoint",
    { endpoint: { publicAccessCidrs: ["192.0.2.0/24"], privateDnsZoneId: "zone" } },
    "endpoint.privateDnsZoneId: is not allowed with publicAccessCidrs, because a public endpoint has a public DNS name; remove it",
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
  refusesEach((args) => checkAks("test", args), aksArgs, cases);

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
