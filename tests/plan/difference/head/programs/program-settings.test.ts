import assert from "node:assert/strict";
import { namedSettings } from "../../../../../cli/plan/difference/head/programs/program-settings";
import { object } from "../../pull-request-parts";

const configMap = object("core/v1:ConfigMap", "boutique/cart");
const space = " ".repeat(1_000_000);

describe("a line of configuration", () => {
  const lines: readonly [line: string, name: string, value: string][] = [
    ["tls on", "tls", "on"],
    ["  tls = on  ", "tls", "on"],
    ["tls: on\r", "tls", "on"],
    ["exit", "exit", ""],
    [`${space}tls${space}on${space}`, "tls", "on"],
    [`tls on${space}# x`, "tls", `on${space}# x`],
  ];
  for (const [line, name, value] of lines) {
    it(`is ${line.length > 100 ? `one with ${line.length} characters` : JSON.stringify(line)}`, () => {
      const change = { path: 'data["app.conf"][line 1]', before: undefined, after: line };
      assert.deepEqual(namedSettings(configMap, change), [
        { path: `data["app.conf"].${name}`, before: undefined, after: value },
      ]);
    });
  }

  it("is none if no program reads it", () => {
    for (const after of ["", space, "  # tls on", "; tls on", "// tls on"]) {
      assert.deepEqual(namedSettings(configMap, { path: 'data["app.conf"][line 1]', before: undefined, after }), []);
    }
  });
});
