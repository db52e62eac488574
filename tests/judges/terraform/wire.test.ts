import assert from "node:assert/strict";
import { fromWire, toWire, unknown } from "../../../cli/judges/terraform/wire";

describe("a value on a provider's wire", () => {
  it("is read as it was written, unknown parts included", () => {
    const value = { name: "a", ports: [80, 443], id: unknown, tags: null };
    assert.deepEqual(fromWire(toWire(value)), value);
  });

  it("has unknown parts as go-cty writes them", () => {
    assert.deepEqual([...toWire(unknown).msgpack], [0xd4, 0x00, 0x00]);
  });

  it("is unknown, too, if the provider knows something of it", () => {
    const refined = new Uint8Array([0xc7, 0x03, 0x0c, 0x81, 0x01, 0xc2]);
    assert.equal(fromWire({ msgpack: refined }), unknown);
  });
});
