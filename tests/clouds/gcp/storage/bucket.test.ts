import assert from "node:assert/strict";
import { gcp } from "../../../plan/gcp";
import { creating, project } from "../project";
import { opensEach, showsEach } from "../shown";

describe("a bucket in a plan", () => {
  showsEach([
    [
      gcp("gcp.storage.Bucket", "b", { location: "EU" }),
      ["EU"],
      "the bucket can be made public",
      "each object has its own access list",
    ],
    [
      gcp("gcp.storage.Bucket", "b", {
        location: "EU",
        customPlacementConfig: { dataLocations: ["EUROPE-WEST3", "EUROPE-WEST4"] },
        publicAccessPrevention: "enforced",
        uniformBucketLevelAccess: true,
      }),
      ["EU", "in europe-west3 and europe-west4"],
    ],
  ]);
  opensEach([
    [
      gcp("gcp.storage.BucketIAMMember", "b", { member: "allUsers", role: "roles/storage.objectViewer" }),
      "gcp.storage.BucketIAMMember prod-b: anybody has storage.objectViewer",
    ],
  ]);
});

describe("a bucket in two regions", () => {
  const make = (location: string, ...dataLocations: string[]) =>
    creating("gcp:storage/bucket:Bucket", { location, customPlacementConfig: { dataLocations } }, project());

  it("is made in two regions of its location", () => {
    assert.equal(make("EU", "EUROPE-WEST3", "EUROPE-WEST4"), undefined);
    assert.equal(make("DE", "EUROPE-WEST3", "EUROPE-WEST10"), undefined);
    assert.equal(creating("gcp:storage/bucket:Bucket", { location: "EUR4" }, project()), undefined);
  });

  it("is refused across continents, outside of the European Union, in one region, and where the pair has its own location", () => {
    for (const [location, ...regions] of [
      ["EU", "EUROPE-WEST3", "US-EAST1"],
      ["EU", "EUROPE-WEST2", "EUROPE-WEST3"],
      ["US", "US-EAST4", "US-EAST4"],
      ["EUROPE-WEST3", "EUROPE-WEST3", "EUROPE-WEST4"],
      ["EU", "EUROPE-WEST4", "EUROPE-NORTH1"],
    ] as const) {
      assert.match(make(location, ...regions) ?? "", /400: Invalid custom placement config/, regions.join());
    }
  });
});
