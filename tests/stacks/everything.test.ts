import assert from "node:assert/strict";
import { catalogue } from "../../components";
import { conflicts } from "../support/conflicts";
import { runOwnStack } from "../support/programs";

describe("the stack everything", () => {
  it("has every add-on that runs without a cloud, except one of each pair that fights", async () => {
    const run = await runOwnStack("everything");
    const has = new Set(run.ofType("keelson:index:Addon").map(({ name }) => name.replace(/^everything-/, "")));
    const able = catalogue.filter(({ facts: { clouds } }) => (clouds?.none ?? true) === true);
    const missing = able.map(({ facts }) => facts.name).filter((name) => !has.has(name));
    const pairs = Object.keys(conflicts).map((pair) => pair.split(" + "));
    assert.deepEqual(
      missing.filter((name) => !pairs.some((pair) => pair.includes(name))),
      [],
    );
    const onOneCluster = pairs.filter((pair) => pair.every((name) => able.some(({ facts }) => facts.name === name)));
    assert.deepEqual(
      onOneCluster.map((pair) => pair.filter((name) => has.has(name)).length),
      onOneCluster.map(() => 1),
    );
  });
});
