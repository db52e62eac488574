import assert from "node:assert/strict";
import type { AccountView } from "../../../cli/clouds";
import type { Fields } from "../../../cli/values";
import { deleting, ids, project } from "./project";

const networkType = "gcp:compute/network:Network";
const subnetworkType = "gcp:compute/subnetwork:Subnetwork";
const addressType = "gcp:compute/address:Address";
const clusterType = "gcp:container/cluster:Cluster";

type Row = readonly [string, string, Fields];
const network: Row = [networkType, ids.network, { name: "prod" }];
const link = `https://www.googleapis.com/compute/v1/${ids.network}`;
const subnetwork: Row = [subnetworkType, ids.subnetwork, { network: link, ipCidrRange: "10.20.0.0/20" }];
const nat: Row = [
  "gcp:compute/routerNat:RouterNat",
  "shop/europe-west3/prod/prod",
  {
    project: "shop",
    region: "europe-west3",
    router: "prod",
    natIps: [ids.address],
    subnetworks: [{ name: ids.subnetwork }],
  },
];
const balanced = {
  loadBalancers: [{ owner: "Service shop/web", networkId: ids.network, subnetIds: [ids.subnetwork] }],
};
const usesNetwork = (user: string) =>
  `Error waiting for Deleting Network: The network resource '${ids.network}' is already being used by '${user}'`;
const usesSubnetwork = (user: string) =>
  `Error when reading or editing Subnetwork: googleapi: Error 400: The subnetwork resource '${ids.subnetwork}' is already being used by '${user}', resourceInUseByAnotherResource`;

describe("the deletion rules of Google", () => {
  const firewall = "projects/shop/global/firewalls/prod-nodes";
  const rules = "projects/shop/regions/europe-west3/forwardingRules";
  const cases: readonly (readonly [string, string, string, AccountView, string | undefined])[] = [
    ["an empty network", networkType, ids.network, project([network]), undefined],
    [
      "a network with a subnetwork",
      networkType,
      ids.network,
      project([network, subnetwork]),
      usesNetwork(ids.subnetwork),
    ],
    [
      "a network with a firewall rule",
      networkType,
      ids.network,
      project([network, ["gcp:compute/firewall:Firewall", firewall, { network: "prod" }]]),
      usesNetwork(firewall),
    ],
    [
      "a network with a load balancer",
      networkType,
      ids.network,
      project([network], balanced),
      usesNetwork("projects/shop/global/firewalls/k8s-fw-service-shop-web"),
    ],
    ["an empty subnetwork", subnetworkType, ids.subnetwork, project([network, subnetwork]), undefined],
    [
      "a subnetwork with a load balancer",
      subnetworkType,
      ids.subnetwork,
      project([subnetwork], balanced),
      usesSubnetwork(`${rules}/service-shop-web`),
    ],
    [
      "a subnetwork with a node",
      subnetworkType,
      ids.subnetwork,
      project([subnetwork], { nodes: [{ name: "gke-prod-1", poolId: "p", subnetId: ids.subnetwork }] }),
      usesSubnetwork("projects/shop/zones/europe-west3/instances/gke-prod-1"),
    ],
    [
      "a subnetwork with a control plane",
      subnetworkType,
      ids.subnetwork,
      project([subnetwork, [clusterType, ids.cluster, { subnetwork: ids.subnetwork }]]),
      usesSubnetwork(`${rules}/gke-prod-pe`),
    ],
    [
      "a subnetwork that a NAT serves",
      subnetworkType,
      ids.subnetwork,
      project([subnetwork, nat]),
      usesSubnetwork("shop/europe-west3/prod/prod"),
    ],
    [
      "an address of a NAT",
      addressType,
      ids.address,
      project([[addressType, ids.address, {}], nat]),
      `Error deleting Address: googleapi: Error 400: The address resource '${ids.address}' is already being used by '${ids.router}', resourceInUseByAnotherResource`,
    ],
    [
      "a protected cluster",
      clusterType,
      ids.cluster,
      project([[clusterType, ids.cluster, { deletionProtection: true }]]),
      "Cannot destroy cluster because deletion_protection is set to true. Set it to false to proceed with cluster deletion.",
    ],
    [
      "a key with the deletion policy PREVENT",
      "gcp:kms/cryptoKey:CryptoKey",
      ids.key,
      project([["gcp:kms/cryptoKey:CryptoKey", ids.key, { deletionPolicy: "PREVENT" }]]),
      "Cannot destroy CryptoKey as deletion_policy is set to PREVENT.",
    ],
    [
      "a cluster that is not protected",
      clusterType,
      ids.cluster,
      project([[clusterType, ids.cluster, { deletionProtection: false }]]),
      undefined,
    ],
  ];
  for (const [what, type, id, inProject, expected] of cases) {
    it(`${expected === undefined ? "allows" : "refuses"} ${what}`, () => {
      assert.equal(deleting(type, id, inProject), expected);
    });
  }
});
