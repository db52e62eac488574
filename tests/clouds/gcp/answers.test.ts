import assert from "node:assert/strict";
import * as gcp from "@pulumi/gcp/compute";
import { getEngineVersionsOutput } from "@pulumi/gcp/container";
import { gcpProvider, withAutoname } from "../../../cli/clouds";
import type { Fields } from "../../../cli/values";
import type { ProgramRun } from "../../../components/testing";
import { runProgram } from "../../support/run-program";
import { answered, ids, typeOf } from "./project";

describe("Google's answers", () => {
  it("have ids with the place of a resource", () => {
    const rows: readonly (readonly [string, Fields, string])[] = [
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

  it("have labels, and names for resources without one", () => {
    const state = answered("gcp:kms/cryptoKey:CryptoKey", { labels: { owner: "me" } }).state;
    assert.deepEqual(state.effectiveLabels, { owner: "me" });
    const token = "gcp:compute/network:Network";
    const named = withAutoname(gcpProvider, token, typeOf(token), {}, "prod", {}, "seed");
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

  it("get Google's answers and those of its provider's functions", () => {
    assert.equal(run.outputs.latestMasterVersion, "1.35.1-gke.1000000");
    assert.equal(run.outputs.link, "https://www.googleapis.com/compute/v1/projects/keelson-test/global/networks/prod");
    assert.equal(
      run.find("gcp:compute/router:Router", "prod").inputs.network,
      "projects/keelson-test/global/networks/prod",
    );
  });
});
