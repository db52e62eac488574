import assert from "node:assert/strict";
import { catalogue, shapeProblems } from "../../../components";
import { optionsInterface } from "../../../stacks/schema/check-addons";

describe("the options of add-ons in a stack's file", () => {
  for (const { facts } of catalogue) {
    it(`are checked against the interface of ${facts.name}`, () => {
      const [problem] = shapeProblems(optionsInterface(facts.name), { noSuchOption: true });
      assert.match(problem?.message ?? "", /^unknown key/);
    });
  }
});
