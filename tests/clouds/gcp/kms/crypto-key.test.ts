import assert from "node:assert/strict";
import { gcp } from "../../../plan/gcp";
import { creating, ids, project } from "../project";
import { lines } from "../shown";

const unknown = "<unknown>";

describe("keys of Cloud KMS", () => {
  it("share a line with their key ring and their users", () => {
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

  it("keep their names, and those of their key rings, forever", () => {
    const [ring, key] = ["gcp:kms/keyRing:KeyRing", "gcp:kms/cryptoKey:CryptoKey"] as const;
    const ringId = "projects/shop/locations/europe-west3/keyRings/prod";
    const gone = project([], { deleted: new Set([`${ring} ${ringId}`, `${key} ${ids.key}`]) });
    assert.equal(
      creating(ring, { name: "prod", location: "europe-west3" }, gone),
      `Error creating KeyRing: googleapi: Error 409: KeyRing ${ringId} already exists., alreadyExists`,
    );
    assert.match(creating(key, { name: "secrets", keyRing: ringId }, gone) ?? "", /CryptoKey .* already exists/);
    assert.equal(creating(key, { name: "other", keyRing: ringId }, gone), undefined);
  });
});
