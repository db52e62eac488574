import assert from "node:assert/strict";
import { shortMember, shortResourceName } from "../../../cli/clouds/gcp/short-names";

describe("short names on Google Cloud", () => {
  it("drop what you know already and leave other names alone", () => {
    const isOwn = (other: string) => other === "shop";
    const names = [
      ["projects/shop/global/networks/prod", "prod"],
      ["https://www.googleapis.com/compute/v1/projects/shop/regions/europe-west3/subnetworks/prod-nodes", "prod-nodes"],
      ["projects/other/locations/l/keyRings/r/cryptoKeys/k", "other:k"],
      ["prod", "prod"],
    ] as const;
    for (const [id, short] of names) {
      assert.equal(shortResourceName(id, isOwn), short);
    }
    assert.equal(shortMember("serviceAccount:shop.svc.id.goog[shop/web]"), "shop/web");
    assert.equal(shortMember("user:ann@example.com"), "user:ann@example.com");
  });
});
