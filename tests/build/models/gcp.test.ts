import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { typeModel } from "../../../build/models/facts";
import { Discovery } from "../../../build/models/gcp";
import type { SdkProperties } from "../../../build/models/sdk-properties";

const none: SdkProperties = { names: [], within: () => none };
const properties = (...names: readonly string[]): SdkProperties => ({ names, within: () => none });

describe("Google's discovery documents", () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "keelson-discovery-"));
    const documents = join(folder, "googleapiclient/discovery_cache/documents");
    mkdirSync(documents, { recursive: true });
    const write = (name: string, document: object) => writeFileSync(join(documents, name), JSON.stringify(document));
    write("dns.v1.json", { rootUrl: "https://dns.googleapis.com/", schemas: {} });
    write("made.v1.json", {
      rootUrl: "https://www.googleapis.com/",
      schemas: {
        Pool: {
          properties: {
            count: { type: "integer", format: "int32", description: "The number of nodes." },
            signless: { type: "integer", format: "uint32", description: "The number of nodes." },
            stated: { type: "integer", format: "int32", minimum: "0", description: "The number of nodes." },
          },
        },
      },
    });
    write("index.json", []);
  });
  after(() => rmSync(folder, { recursive: true }));

  it("name APIs by their hosts, and may lack some, even if the list has not grown", () => {
    const shape = new Discovery(folder).hostShape("service");
    const { facts } = typeModel(properties("service"), shape, { keepsLongLists: true }, shape.root);
    const { oneOf, ...others } = facts.service ?? {};
    assert.ok(oneOf?.includes("dns.googleapis.com"));
    assert.deepEqual(others, { open: true });
  });

  it("give a guess of a lower end only where they state none", () => {
    const shape = new Discovery(folder).typeShape("made.v1", "Pool", []);
    assert.deepEqual(typeModel(properties("count", "signless", "stated"), shape, {}).facts, {
      count: { min: 0, isMinGuessed: true },
      signless: { min: 0 },
      stated: { min: 0 },
    });
  });
});
