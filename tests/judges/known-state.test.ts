import assert from "node:assert/strict";
import { withKnownState } from "../../cli/judges/known-state";
import { unknownMark } from "../../components/testing";

describe("a state that a provider is asked about", () => {
  it("has no unknown value, and the inputs none in its place", () => {
    const change = {
      state: {
        labels: unknownMark,
        auth: { key: unknownMark, user: "a" },
        pools: [{ token: unknownMark }, { size: 1 }],
      },
      wanted: {
        labels: unknownMark,
        auth: { key: unknownMark, user: "b" },
        pools: [{ token: unknownMark }, { size: 2 }],
      },
    };
    assert.deepEqual(withKnownState(change), {
      state: { auth: { user: "a" }, pools: [{}, { size: 1 }] },
      wanted: { auth: { user: "b" }, pools: [{}, { size: 2 }] },
    });
  });

  it("has none of a list with an unknown item", () => {
    const change = { state: { keys: ["a", unknownMark] }, wanted: { keys: ["a", unknownMark] } };
    assert.deepEqual(withKnownState(change), { state: {}, wanted: {} });
  });

  it("leaves what the inputs make known or unknown", () => {
    const change = { state: { a: unknownMark, b: 1 }, wanted: { a: 1, b: unknownMark, c: unknownMark, d: [2] } };
    assert.deepEqual(withKnownState(change), {
      state: { b: 1 },
      wanted: { a: 1, b: unknownMark, c: unknownMark, d: [2] },
    });
  });
});
