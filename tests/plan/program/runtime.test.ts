import assert from "node:assert/strict";
import { requirePlannable } from "../../../cli/plan/program/runtime";

describe("the language of a planned program", () => {
  it("is one that needs no engine", () => {
    requirePlannable({ name: "shop", runtime: "nodejs" });
    requirePlannable({ name: "shop", runtime: "yaml" });
    for (const runtime of ["python", "go", "dotnet"]) {
      assert.throws(() => requirePlannable({ name: "shop", runtime }), {
        message: `project shop has runtime ${runtime}: expected nodejs or yaml for a plan; rehearse it with pulumi-language-${runtime} on PATH, or use "pulumi preview"`,
      });
    }
  });
});
