import assert from "node:assert/strict";
import { openings } from "../../../../cli/plan/findings/openings";
import { leafLines, noteWriter } from "../../../../cli/plan/tree/leaf-lines";
import type { RegisteredResource } from "../../../../components/testing";
import { gcp, project, said } from "../../../plan/gcp";

const unknown = "<unknown>";
const network = gcp("gcp.compute.Network", "net", { autoCreateSubnetworks: false });
const router = gcp("gcp.compute.Router", "net", { network: unknown }, { network: [network] });
const nodes = gcp(
  "gcp.compute.Subnetwork",
  "nodes",
  { ipCidrRange: "10.80.128.0/19", network: unknown },
  { network: [network] },
);
const nat = gcp(
  "gcp.compute.RouterNat",
  "net",
  { router: unknown, subnetworks: [{ name: unknown }] },
  { router: [router], subnetworks: [nodes] },
);

function lines(...leaves: readonly RegisteredResource[]): string[] {
  return leafLines(leaves, noteWriter([...project, ...leaves])).map(({ label, notes, alarms }) =>
    [`${label}  ${notes.join("; ")}`, ...alarms.map((alarm) => `! ${alarm}`)]
      .join(" ")
      .replaceAll(/#[0-9a-f]{6}/g, "#"),
  );
}

describe("what is said of networks, keys and logs on Google Cloud", () => {
  it("puts a network's way out on its line", () => {
    assert.deepEqual(lines(network, nodes, router, nat), [
      "gcp.compute.Network prod-net  gcp.compute.Router; NAT for nodes; #",
      "gcp.compute.Subnetwork prod-nodes  10.80.128.0/19; #",
    ]);
  });

  it("puts a key, and who uses it, on its ring's line", () => {
    const ring = gcp("gcp.kms.KeyRing", "k");
    const key = gcp(
      "gcp.kms.CryptoKey",
      "k",
      { keyRing: unknown, destroyScheduledDuration: "2592000s" },
      { keyRing: [ring] },
    );
    const user = gcp(
      "gcp.kms.CryptoKeyIAMMember",
      "u",
      { cryptoKeyId: unknown, member: "serviceAccount:service-1@compute-system.iam.gserviceaccount.com" },
      { cryptoKeyId: [key] },
    );
    assert.deepEqual(lines(ring, key, user), [
      "gcp.kms.KeyRing prod-k  key destroyed only after 30 days; used by Google's compute-system; # ! the key is not rotated",
    ]);
  });

  const networkCases: readonly (readonly [
    resource: RegisteredResource,
    values: readonly string[],
    ...alarms: string[],
  ])[] = [
    [gcp("gcp.compute.Network", "n"), ["subnetworks in every region"]],
    [
      gcp("gcp.compute.Subnetwork", "s", {
        ipCidrRange: "10.80.128.0/19",
        secondaryIpRanges: [{ rangeName: "pods", ipCidrRange: "10.80.0.0/17" }],
        logConfig: {},
      }),
      ["10.80.128.0/19", "pods 10.80.0.0/17", "flow logs"],
    ],
    [gcp("gcp.compute.RouterNat", "n", { natIps: ["a"] }), ["for all subnetworks", "from a"]],
    [
      gcp("gcp.compute.Firewall", "f", {
        sourceRanges: ["10.0.0.0/8"],
        allows: [{ protocol: "tcp", ports: ["80", "443"] }, { protocol: "icmp" }],
      }),
      ["in from 10.0.0.0/8 tcp 80,443, icmp"],
    ],
    [
      gcp("gcp.compute.Firewall", "f", { direction: "EGRESS", denies: [{ protocol: "all" }] }),
      ["out to anywhere denied any port"],
    ],
    [
      gcp("gcp.logging.ProjectBucketConfig", "l", { retentionDays: 365, deletionPolicy: "ABANDON" }),
      ["kept 365 days", "outlives the stack"],
    ],
    [
      gcp("gcp.storage.Bucket", "b", { location: "EU" }),
      ["EU"],
      "it can be made public",
      "objects have access lists of their own",
    ],
  ];
  for (const [resource, values, ...alarms] of networkCases) {
    it(values.join("; "), () => {
      const { values: saidValues, alarms: saidAlarms } = said(resource);
      assert.deepEqual([saidValues, saidAlarms], [values, alarms]);
    });
  }
});

describe("a provider of Google Cloud", () => {
  it("says its region and project", () => {
    const [, provider] = project;
    assert.ok(provider);
    assert.deepEqual(lines(provider), ["provider provider (gcp)  europe-west3; project shop; #"]);
  });
});

describe("openings on Google Cloud", () => {
  const networkCases: readonly (readonly [resource: RegisteredResource, ...lines: string[]])[] = [
    [
      gcp("gcp.container.Cluster", "c", {
        masterAuthorizedNetworksConfig: { cidrBlocks: [{ cidrBlock: "203.0.113.0/24" }] },
        controlPlaneEndpointsConfig: { dnsEndpointConfig: { allowExternalTraffic: true } },
      }),
      "gcp.container.Cluster prod-c: its API server for 203.0.113.0/24",
      "gcp.container.Cluster prod-c: its API server by name, for whomever IAM lets in",
    ],
    [gcp("gcp.container.Cluster", "c", { privateClusterConfig: { enablePrivateEndpoint: true } })],
    [
      gcp("gcp.container.NodePool", "p", { networkConfig: { enablePrivateNodes: false } }),
      "gcp.container.NodePool prod-p: public addresses for nodes",
    ],
    [
      gcp("gcp.compute.Firewall", "f", { sourceRanges: ["0.0.0.0/0"], allows: [{ protocol: "tcp", ports: ["22"] }] }),
      "gcp.compute.Firewall prod-f: anybody at tcp 22",
    ],
    [gcp("gcp.compute.Firewall", "f", { sourceRanges: ["10.0.0.0/8"], allows: [{ protocol: "all" }] })],
    [
      gcp("gcp.storage.BucketIAMMember", "b", { member: "allUsers", role: "roles/storage.objectViewer" }),
      "gcp.storage.BucketIAMMember prod-b: anybody has storage.objectViewer",
    ],
    [
      gcp("gcp.compute.GlobalForwardingRule", "r"),
      "gcp.compute.GlobalForwardingRule prod-r: an internet-facing load balancer",
    ],
  ];
  for (const [resource, ...expected] of networkCases) {
    it(expected[0] ?? `none of ${resource.urn}`, () => assert.deepEqual(openings([resource]), expected));
  }
});
