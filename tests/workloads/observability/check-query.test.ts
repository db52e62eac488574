import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { checkQuery } from "../../../components/workloads/observability";

describe("checkQuery", () => {
  const fine = [
    'sum by (job) (rate(http_requests_total{status=~"5.."}[5m])) / ignoring (a) group_left up > 0.5',
    "absent(up)",
    "up offset 1d and on (job) vector(1)",
  ];
  for (const query of fine) {
    it(`accepts ${query}`, () => assert.deepEqual(checkQuery("q", query), []));
  }

  it("leaves a query alone that is not known yet", () => assert.deepEqual(checkQuery("q", pulumi.output("((")), []));

  const wrong: [unknown, string][] = [
    ["sum(up", "⟨⟩ marks the first mistake: sum(up⟨⟩"],
    ["up >> 5", "⟨⟩ marks the first mistake: up >⟨⟩> 5"],
    ['up{job="a"', '⟨⟩ marks the first mistake: up{job="a"⟨⟩'],
  ];
  for (const [query, end] of wrong) {
    it(`refuses ${JSON.stringify(query)}`, () => {
      assert.deepEqual(checkQuery("q", query), [
        { path: "q", message: `expected a query in PromQL, got ${JSON.stringify(query)}; ${end}` },
      ]);
    });
  }

  it("refuses nothing at all", () => {
    assert.deepEqual(checkQuery("q", " "), [{ path: "q", message: 'expected a query in PromQL, got " "' }]);
  });
});
