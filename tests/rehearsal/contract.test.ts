import assert from "node:assert/strict";
import {
  choosePhases,
  chosenPhases,
  type OptionalPhase,
  omittedPhases,
  usualPhases,
  withSecondLife,
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

  const misspelt: [string, string][] = [
    ["upgrad", "upgrade"],
    ["up again", "up-again"],
    ["destory", "destroy"],
  ];
  for (const [name, meant] of misspelt) {
    it(`"${name}" is refused, and ${meant} suggested`, () =>
      assert.throws(() => choosePhases(`refresh,${name}`), {
        name: "UserError",
        message: `--phase: unknown phase "${name}"; did you mean "${meant}"?`,
      }));
  }
  for (const name of ["", "everything"]) {
    it(`"${name}" is refused, and all phases listed`, () =>
      assert.throws(() => choosePhases(`refresh,${name}`), {
        message: `--phase: expected one of preview, up, up-again, refresh, scale, upgrade, checks, wiring, paths, permissions, destroy, up-after-destroy, got "${name}"`,
      }));
  }

  it("reports all mistakes at once", () =>
    assert.throws(() => choosePhases("scle,refreshh"), /"scle"; did you mean "scale"\?\n.*"refreshh"; did you mean/));
});

describe("the phases of a run", () => {
  it("are all of them by default, except for a second life", () => {
    assert.deepEqual([...chosenPhases()], usualPhases);
    assert.deepEqual(omittedPhases(chosenPhases()), ["up after destroy", "destroy again", "leftovers again"]);
    assert.deepEqual(omittedPhases(chosenPhases(withSecondLife())), []);
  });

  it("have a destroy before a second life", () => {
    assert.deepEqual([...chosenPhases(choosePhases("up-after-destroy"))], ["destroy", "up after destroy"]);
    assert.deepEqual(
      [...chosenPhases(withSecondLife(new Set(["refresh"])))],
      ["refresh", "destroy", "up after destroy"],
    );
    assert.deepEqual([...chosenPhases(withSecondLife(new Set(["refresh"])), true)], ["refresh"]);
  });

  it("change and destroy nothing that is kept", () =>
    assert.deepEqual([...chosenPhases(new Set(["refresh", "scale", "destroy"]), true)], ["refresh"]));

  it("look for no leftovers without a destroy", () =>
    assert.deepEqual(omittedPhases(new Set(["up again", "refresh", "scale"])), [
      "upgrade",
      "checks",
      "wiring",
      "paths",
      "permissions",
      "destroy",
      "up after destroy",
      "leftovers",
      "destroy again",
      "leftovers again",
    ]));
});
