import assert from "node:assert/strict";
import * as fc from "fast-check";
import { answerOf } from "../../../cli/clouds";
import { drawnText, randomTypes } from "../../../cli/rehearsal/other-packages/random";

const place = { accountId: "", region: "", newId: (prefix: string, of: string) => prefix + of };

function made(kind: string, inputs: object, previous?: Readonly<Record<string, unknown>>) {
  const token = `random:index/${kind.charAt(0).toLowerCase()}${kind.slice(1)}:${kind}`;
  const type = randomTypes[token];
  assert.ok(type);
  const question = { type: token, name: "x", inputs: { ...inputs }, place, ...(previous && { previous }) };
  return answerOf({}, type, question).state;
}

describe("the types of @pulumi/random", () => {
  it("draw texts of the length and the characters that the program asks for", () => {
    const bounds = { minLower: fc.nat(5), minUpper: fc.nat(5), minNumeric: fc.nat(5), minSpecial: fc.nat(5) };
    fc.assert(
      fc.property(fc.record({ ...bounds, length: fc.integer({ min: 20, max: 64 }) }), (inputs) => {
        const drawn = drawnText({ ...inputs, overrideSpecial: "!?" });
        const count = (pattern: RegExp) => drawn.match(pattern)?.length ?? 0;
        return (
          drawn.length === inputs.length &&
          count(/[a-z]/g) >= inputs.minLower &&
          count(/[A-Z]/g) >= inputs.minUpper &&
          count(/[0-9]/g) >= inputs.minNumeric &&
          count(/[!?]/g) >= inputs.minSpecial
        );
      }),
    );
    assert.match(drawnText({ length: 30, special: false, upper: false }), /^[a-z0-9]{30}$/);
  });

  it("keep what they drew when they are updated", () => {
    const first = made("RandomPassword", { length: 12 });
    const second = made("RandomPassword", { length: 12, keepers: {} }, first);
    assert.equal(second.result, first.result);
    assert.deepEqual(second.keepers, {});
  });

  it("write an id in every form that the provider has", () => {
    const { b64Std, dec, hex } = made("RandomId", { byteLength: 4, prefix: "p-" });
    assert.match(String(hex), /^p-[0-9a-f]{8}$/);
    assert.equal(dec, `p-${BigInt(`0x${String(hex).slice(2)}`).toString()}`);
    assert.equal(b64Std, `p-${Buffer.from(String(hex).slice(2), "hex").toString("base64")}`);
  });

  it("draw numbers within their bounds, and keep the values of a list", () => {
    assert.equal(made("RandomInteger", { min: 7, max: 7 }).result, 7);
    const { results } = made("RandomShuffle", { inputs: ["a", "b", "c"], resultCount: 2 });
    assert.ok(Array.isArray(results) && results.length === 2 && results.every((one) => "abc".includes(String(one))));
    assert.match(String(made("RandomPet", { length: 3, prefix: "eks" }).id), /^eks-\w{5}-\w{5}-\w{5}$/);
  });
});
