import assert from "node:assert/strict";
import { nearName } from "../components";

describe("the name that a misspelt one stands for", () => {
  const cases: [string, readonly string[], string | undefined][] = [
    ["regoin", ["kind", "region", "vpc"], "region"],
    ["maxx", ["min", "max"], "max"],
    ["prd", ["local", "prod"], "prod"],
    ["kubernetesVersoin", ["kind", "kubernetesVersion"], "kubernetesVersion"],
    ["region", ["environment", "domain"], undefined],
    ["vpc", ["cni", "dns"], undefined],
    ["anything", [], undefined],
  ];
  for (const [name, known, near] of cases) {
    it(`${name} of ${known.join(", ")}: ${near ?? "none"}`, () => {
      assert.equal(nearName(name, known), near);
    });
  }
});
