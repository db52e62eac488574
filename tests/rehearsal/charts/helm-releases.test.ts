import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import { storedRelease } from "../../../cli/rehearsal/charts/helm-releases";

describe("a release that Helm has stored", () => {
  it("tells its chart", () => {
    const release = { chart: { metadata: { name: "traefik", version: "41.3.0" } } };
    const stored = gzipSync(JSON.stringify(release)).toString("base64");
    assert.deepEqual(storedRelease(Buffer.from(stored).toString("base64")), release);
  });

  it("tells nothing where nothing is stored", () => assert.deepEqual(storedRelease(""), {}));
});
