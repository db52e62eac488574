import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import { definitionsOf, storedRelease } from "../../../cli/rehearsal/charts/helm-releases";

describe("a release that Helm has stored", () => {
  it("tells its chart", () => {
    const release = { chart: { metadata: { name: "traefik", version: "41.3.0" } } };
    const stored = gzipSync(JSON.stringify(release)).toString("base64");
    assert.deepEqual(storedRelease(Buffer.from(stored).toString("base64")), release);
  });

  it("tells which definitions stay when it goes: those in its crds/", () => {
    const file = (name: string, kind: string) => ({
      name,
      data: Buffer.from(`kind: CustomResourceDefinition\nmetadata: { name: ${kind} }\n`).toString("base64"),
    });
    const files = [file("crds/a.yaml", "a.test"), file("files/b.yaml", "b.test")];
    assert.deepEqual(definitionsOf({ chart: { files } }), ["a.test"]);
    assert.deepEqual(definitionsOf({ chart: { files: null } }), []);
  });

  it("tells nothing where nothing is stored", () => assert.deepEqual(storedRelease(""), {}));
});
