import assert from "node:assert/strict";
import * as gcp from "@pulumi/gcp/compute";
import { getEngineVersionsOutput } from "@pulumi/gcp/container";
import {
  answerOf,
  gcpProvider,
  type Properties,
  previewOfCreation,
  previewOfUpdate,
  valueAt,
  withAutoname,
} from "../../../cli/clouds";
import type { ProgramRun } from "../../../components/testing";
import { runProgram } from "../../support/run-program";
import { ids } from "./project";

const place = { accountId: "shop", region: "europe-west3", newId: gcpProvider.drawId };

function answered(token: string, inputs: Properties, more: object = {}) {
  const type = gcpProvider.types[token];
  assert.ok(type, token);
  return answerOf(gcpProvider, type, { type: token, name: "test", inputs, place, ...more });
}

describe("what Google answers", () => {
  it("has ids that say where something is", () => {
    const rows: readonly (readonly [string, Properties, string])[] = [
      ["gcp:compute/network:Network", { name: "prod" }, ids.network],
      ["gcp:compute/subnetwork:Subnetwork", { name: "prod", region: "europe-west3" }, ids.subnetwork],
      ["gcp:compute/router:Router", { name: "prod" }, ids.router],
      ["gcp:compute/routerNat:RouterNat", { name: "nat", router: ids.router }, "shop/europe-west3/prod/nat"],
      ["gcp:container/cluster:Cluster", { name: "prod", location: "europe-west3" }, ids.cluster],
      [
        "gcp:container/nodePool:NodePool",
        { name: "general", cluster: "prod", location: "europe-west3" },
        `${ids.cluster}/nodePools/general`,
      ],
      [
        "gcp:serviceaccount/account:Account",
        { accountId: "prod-nodes" },
        "projects/shop/serviceAccounts/prod-nodes@shop.iam.gserviceaccount.com",
      ],
      [
        "gcp:kms/cryptoKey:CryptoKey",
        { keyRing: "projects/shop/locations/europe-west3/keyRings/prod", name: "secrets" },
        ids.key,
      ],
      [
        "gcp:projects/iAMMember:IAMMember",
        { project: "shop", role: "roles/viewer", member: "group:a@b.c", condition: { title: "once" } },
        "shop/roles/viewer/group:a@b.c/once",
      ],
    ];
    for (const [token, inputs, id] of rows) {
      assert.equal(answered(token, inputs).id, id);
    }
  });

  it("names a cluster's end points after the control plane that is there, without a scheme", () => {
    const controlPlane = { endpoint: "https://127.0.0.1:6443", certificateAuthority: "Y2E=" };
    const { state } = answered(
      "gcp:container/cluster:Cluster",
      { name: "prod", minMasterVersion: "1.35" },
      { place: { ...place, controlPlane } },
    );
    assert.equal(state.endpoint, "127.0.0.1:6443");
    assert.deepEqual(state.masterAuth, { clientCertificate: "", clientKey: "", clusterCaCertificate: "Y2E=" });
    assert.deepEqual(
      [state.masterVersion, state.location, state.project, state.deletionProtection],
      ["1.35.1-gke.1000000", "europe-west3", "shop", true],
    );
  });

  it("tells a cluster's ranges from its subnetwork's", () => {
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

  it("keeps a node pool's first size, and counts nodes in each zone", () => {
    const token = "gcp:container/nodePool:NodePool";
    const inputs = { cluster: ids.cluster, name: "general", autoscaling: { minNodeCount: 1, maxNodeCount: 3 } };
    const first = answered(token, inputs).state;
    assert.deepEqual([first.initialNodeCount, first.nodeCount], [1, 1]);
    assert.deepEqual(first.nodeLocations, ["europe-west3-a", "europe-west3-b", "europe-west3-c"]);
    const later = answered(
      token,
      { ...inputs, autoscaling: { minNodeCount: 2, maxNodeCount: 4 } },
      { previous: first },
    ).state;
    assert.equal(later.initialNodeCount, 1);
    const type = gcpProvider.types[token];
    assert.ok(type);
    const question = { type: token, name: "test", inputs, place, previous: first };
    assert.deepEqual(previewOfUpdate(gcpProvider, type, question, "?").instanceGroupUrls, first.instanceGroupUrls);
  });

  it("draws a DNS name once for each cluster, which a preview of an update knows and one of a creation does not", () => {
    const token = "gcp:container/cluster:Cluster";
    const dnsEndpointConfig = { allowExternalTraffic: false };
    const inputs = { name: "prod", controlPlaneEndpointsConfig: { dnsEndpointConfig } };
    const first = answered(token, inputs).state;
    const endpoint = valueAt(first, "controlPlaneEndpointsConfig", "dnsEndpointConfig", "endpoint");
    assert.match(String(endpoint), /^gke-[0-9a-f]{16}-\d{16}\.europe-west3\.gke\.goog$/);
    const again = answered(token, inputs, { previous: first, place: { ...place, newId: () => "other" } }).state;
    assert.deepEqual(again.controlPlaneEndpointsConfig, first.controlPlaneEndpointsConfig);
    const type = gcpProvider.types[token];
    assert.ok(type);
    const known = (properties: Properties) => valueAt(properties, "controlPlaneEndpointsConfig", "dnsEndpointConfig");
    assert.deepEqual(known(previewOfCreation(type, inputs, "?")), { ...dnsEndpointConfig, endpoint: "?" });
    const question = { type: token, name: "test", inputs, place, previous: first };
    assert.deepEqual(known(previewOfUpdate(gcpProvider, type, question, "?")), { ...dnsEndpointConfig, endpoint });
  });

  it("labels what takes labels, and names what has no name", () => {
    const state = answered("gcp:kms/cryptoKey:CryptoKey", { labels: { owner: "me" } }).state;
    assert.deepEqual(state.effectiveLabels, { owner: "me" });
    const type = gcpProvider.types["gcp:compute/network:Network"];
    assert.ok(type);
    const named = withAutoname(gcpProvider, "gcp:compute/network:Network", type, {}, "prod", {}, "seed");
    assert.match(String(named.inputs.name), /^prod-[0-9a-f]{7}$/);
  });
});

describe("programs on Google Cloud", () => {
  let run: ProgramRun;
  before(async () => {
    run = await runProgram(
      () => {
        const network = new gcp.Network("prod", { autoCreateSubnetworks: false });
        new gcp.Router("prod", { network: network.id, name: "prod" });
        const { latestMasterVersion } = getEngineVersionsOutput({ location: "europe-west3", versionPrefix: "1.35." });
        return { latestMasterVersion, link: network.selfLink };
      },
      { preview: false },
    );
  });

  it("get what Google and its provider's functions answer", () => {
    assert.equal(run.outputs.latestMasterVersion, "1.35.1-gke.1000000");
    assert.equal(run.outputs.link, "https://www.googleapis.com/compute/v1/projects/keelson-test/global/networks/prod");
    assert.equal(
      run.find("gcp:compute/router:Router", "prod").inputs.network,
      "projects/keelson-test/global/networks/prod",
    );
  });
});
