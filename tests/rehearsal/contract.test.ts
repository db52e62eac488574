import assert from "node:assert/strict";
import {
  choosePhases,
  chosenPhases,
  type OptionalPhase,
  omittedPhases,
  optionalPhases,
} from "../../cli/rehearsal/contract";

describe("--phase", () => {
  const chosen: [string, OptionalPhase[]][] = [
    ["up,destroy", ["destroy"]],
    ["preview", []],
    ["upgrade, up-again ,scale", ["up again", "scale", "upgrade"]],
  ];
  for (const [list, expected] of chosen) {
    it(`"${list}" is ${expected.join(", ") || "nothing that could be left out"}`, () =>
      assert.deepEqual([...choosePhases(list)], expected));
  }

  const refused: [string, string][] = [
    ["upgrad", "upgrade"],
    ["up again", "up-again"],
    ["destory", "destroy"],
    ["", "up"],
  ];
  for (const [name, nearest] of refused) {
    it(`"${name}" is refused, with ${nearest} as the nearest`, () =>
      assert.throws(() => choosePhases(`refresh,${name}`), {
        name: "UserError",
        message: `--phase: no phase "${name}", did you mean "${nearest}"? Phases are preview, up, up-again, refresh, scale, upgrade, checks, permissions, destroy`,
      }));
  }

  it("tells of every mistake at once", () =>
    assert.throws(() => choosePhases("scle,refreshh"), /"scle", did you mean "scale".*\n.*"refreshh", did you mean/));
});

describe("the phases of a run", () => {
  it("are all of them by default", () => {
    assert.deepEqual([...chosenPhases()], optionalPhases);
    assert.deepEqual(omittedPhases(chosenPhases()), []);
  });

  it("change and destroy nothing that is kept", () =>
    assert.deepEqual([...chosenPhases(new Set(["refresh", "scale", "destroy"]), true)], ["refresh"]));

  it("look for no leftovers without a destroy", () =>
    assert.deepEqual(omittedPhases(new Set(["up again", "refresh", "scale"])), [
      "upgrade",
      "checks",
      "permissions",
      "destroy",
      "leftovers",
    ]));
});
