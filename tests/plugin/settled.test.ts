import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import type { Shape } from "../../components/arguments/shape";
import { settled } from "../../plugin/settled";

const text: Shape = { type: "string" };
const input: Shape = { type: "string", output: true };
const definitions = { Pool: { type: "object", properties: { size: { type: "number" } } } as const };

function object(properties: Readonly<Record<string, Shape>>): Shape {
  return { type: "object", properties };
}

describe("what a program in another language gives", () => {
  const known = pulumi.output("1.35");

  it("is plain where arguments must be, at any depth", async () => {
    const shape = object({
      version: text,
      pools: { type: "object", additionalProperties: { $ref: "#/definitions/Pool" } },
    });
    const value = { version: known, pools: { general: { size: pulumi.output(3) } } };
    assert.deepEqual(await settled(shape, value, definitions), { version: "1.35", pools: { general: { size: 3 } } });
  });

  it("stays an Output where arguments take one, with its dependencies", async () => {
    const either: Shape = { anyOf: [input, object({ key: text })] };
    const value = { image: known, env: { MODE: known } };
    const shape = object({ image: either, env: { type: "object", additionalProperties: input } });
    assert.deepEqual(await settled(shape, value, definitions), value);
  });

  it("is taken apart if a whole map is an Output", async () => {
    const shape = object({ env: { type: "object", additionalProperties: input } });
    const { env } = (await settled(shape, { env: pulumi.output({ MODE: "quiet" }) }, definitions)) as {
      env: Record<string, pulumi.Output<string>>;
    };
    assert.ok(pulumi.Output.isInstance(env.MODE));
    assert.equal(await new Promise((resolve) => env.MODE?.apply(resolve)), "quiet");
  });

  it("stays a secret, which the component refuses", async () => {
    const secret = pulumi.secret("1.35");
    assert.deepEqual(await settled(object({ version: text }), { version: secret }, definitions), { version: secret });
  });

  it("is read by the kind of value that has the key", async () => {
    const shape: Shape = { anyOf: [object({ disk: text, files: false }), object({ disk: false, files: input })] };
    assert.deepEqual(await settled(shape, { disk: known }, definitions), { disk: "1.35" });
    assert.deepEqual(await settled(shape, { files: known }, definitions), { files: known });
  });
});
