import assert from "node:assert/strict";
import { catalogue, shapeProblems } from "../../../components";

describe("the options of add-ons in a stack's file", () => {
  for (const { facts, optionsType = "none" } of catalogue) {
    it(`are checked against the interface of ${facts.name}`, () => {
      const problems = shapeProblems(optionsType, { noSuchOption: true });
      assert.ok(problems.some(({ path, message }) => path === "noSuchOption" && message.startsWith("unknown key")));
    });
  }
});
