import assert from "node:assert/strict";
import { takenInputs } from "../../../cli/rehearsal/clouds/refreshed-inputs";

describe("what a refresh takes into the inputs", () => {
  it("is nothing if the cloud moved nothing", () => {
    assert.deepEqual(takenInputs({ minCount: 1 }, { minCount: 1, count: 1 }, { count: 1 }), {});
  });

  it("is what it moved, also where the program said nothing", () => {
    assert.deepEqual(takenInputs({ minCount: 1 }, { count: 1 }, { count: 3 }), { count: 3 });
  });

  it("is compared element by element, so that a new first element takes the place of another", () => {
    const system = { name: "system", min: 1 };
    const general = { name: "general", min: 2, os: "Linux" };
    assert.deepEqual(
      takenInputs(
        { pools: [system] },
        { pools: [{ ...system, os: "Linux" }] },
        { pools: [general, { ...system, os: "Linux" }] },
      ),
      {
        pools: [
          { name: "general", min: 2 },
          { name: "system", min: 1, os: "Linux" },
        ],
      },
    );
  });

  it("leaves out what is gone", () => {
    assert.deepEqual(takenInputs({ tags: { a: "1", b: "2" } }, { tags: { a: "1", b: "2" } }, { tags: { b: "2" } }), {
      tags: { b: "2" },
    });
  });
});
