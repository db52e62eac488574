import assert from "node:assert/strict";
import type { ChartNote } from "../../../cli/rehearsal/charts/chart-ledger";
import { chartsClause, durationText, partRow, phaseTitle, versionText } from "../../../cli/rehearsal/report/words";

function chart(content: ChartNote["content"], asked = "", version?: string): ChartNote {
  return { name: "x", content, own: false, asked, openKinds: [], ...(version !== undefined && { version }) };
}

describe("words of the report", () => {
  it("for phases and parts", () => {
    assert.equal(phaseTitle("up again"), "second up (must change nothing)");
    assert.deepEqual(partRow("pulumi-resource-kubernetes", { version: "4.34.2", official: false }), [
      "kubernetes provider",
      "4.34.2",
      "reimplemented by Keelson",
    ]);
    assert.deepEqual(partRow("pulumi", { version: "v3", official: true }), ["pulumi", "v3", "Pulumi's own"]);
    assert.deepEqual(partRow("etcd", { version: "v3", official: true }), ["etcd", "v3", "official"]);
  });

  const durations: [number, string][] = [
    [0.04, "0.0 s"],
    [119.9, "119.9 s"],
    [120, "2 min 00 s"],
    [1325.4, "22 min 05 s"],
  ];
  for (const [seconds, expected] of durations) {
    it(`for ${seconds} s`, () => assert.equal(durationText(seconds), expected));
  }

  const versions: [string, string | undefined, string][] = [
    ["", undefined, ""],
    ["1.2.3", undefined, "1.2.3 requested"],
    ["v1.2.3", "1.2.3", "v1.2.3 requested, 1.2.3 found"],
    ["1.2.3", "1.3.0", "1.2.3 requested, 1.3.0 found: another version"],
    ["1.2.3", "v0.0.0", "1.2.3 requested, unreleased v0.0.0 found"],
    ["", "1.3.0", "1.3.0 found"],
  ];
  for (const [asked, found, expected] of versions) {
    it(`for ${asked || "no version"} and ${found ?? "none"}`, () =>
      assert.equal(versionText(chart("full", asked, found)), expected));
  }

  it("for how far charts took part", () => {
    assert.equal(chartsClause([]), "");
    assert.equal(chartsClause([chart("full")]), "1 of 1 chart installed");
    assert.equal(
      chartsClause([chart("crdsOnly"), chart("crdsOnly"), chart("absent")]),
      "0 of 3 charts installed (2 with CRDs only, 1 absent)",
    );
    assert.equal(
      chartsClause([chart("full", "1.0.0", "2.0.0"), chart("crdsOnly")]),
      "1 of 2 charts installed (1 with CRDs only, 1 in another version than requested)",
    );
  });
});
