import assert from "node:assert/strict";
import { crdPairs } from "../../../cli/plan/page/crd-pairs";
import { registered } from "../../support/registered";

const release = (name: string, dependsOn: readonly string[] = []) =>
  registered(name, { type: "kubernetes:helm.sh/v3:Release", inputs: { chart: name, name }, dependsOn });
/* Each group is the first word of the names in it. */
const groups = ["metrics", "web"];
const idOf = (urn: string) => groups.indexOf(urn.split("-")[0] ?? "");

describe("pairs of components that only need CRDs", () => {
  const cases: [string, readonly string[], number][] = [
    ["only the CRDs", ["metrics-crds"], 1],
    ["only the program", ["metrics-server"], 0],
    ["both", ["metrics-crds", "metrics-server"], 0],
  ];
  for (const [what, dependsOn, count] of cases) {
    it(`are ${count} if one waits for ${what}`, () => {
      const made = [release("metrics-crds"), release("metrics-server", ["metrics-crds"]), release("web-x", dependsOn)];
      assert.equal(crdPairs(made, idOf, [[0, 1]]).length, count);
    });
  }

  it("are none in a program without charts of CRDs", () => {
    assert.deepEqual(crdPairs([release("metrics-server")], idOf, [[0, 1]]), []);
  });
});
