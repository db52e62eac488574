import assert from "node:assert/strict";
import { criticalPath } from "../../../../cli/rehearsal/report/page/critical-path";
import { rehearsalPage } from "../../../../cli/rehearsal/report/page/page";
import { failedRehearsal } from "./outcome";

const timing = (urn: string, began: number, ended: number) => ({ urn, op: "create", began, ended, finished: true });

describe("the critical path", () => {
  it("goes from what ended last to what each waited for, also through components and providers", () => {
    const timings = [
      timing("vpc", 0, 3),
      timing("cluster", 3, 10),
      timing("slow", 0, 4),
      timing("web", 10.1, 12),
      timing("early", 0, 11),
      timing("part", 0, 99),
    ];
    const state = [
      { urn: "vpc" },
      { urn: "cluster", dependencies: ["vpc"] },
      { urn: "part", custom: false, parent: "cluster" },
      { urn: "provider", dependencies: ["cluster"] },
      { urn: "web", parent: "part", provider: "provider::id", dependencies: ["slow", "vpc"] },
    ];
    assert.deepEqual(criticalPath({ timings, state }), ["vpc", "cluster", "web"]);
  });

  it("is what ended last if that waited for nothing, and empty without resources", () => {
    assert.deepEqual(criticalPath({ timings: [timing("a", 0, 1), timing("b", 0, 2)], state: [] }), ["b"]);
    assert.deepEqual(criticalPath({ timings: [], state: [] }), []);
  });

  it("never names what ended after the resource that waited began", () => {
    const timings = [timing("late", 0, 9), timing("first", 0, 2), timing("web", 2, 10)];
    assert.deepEqual(criticalPath({ timings, state: [{ urn: "web", dependencies: ["late", "first"] }] }), [
      "first",
      "web",
    ]);
  });
});

describe("the page of a rehearsal", () => {
  const page = rehearsalPage(failedRehearsal);

  it("names what failed, and marks its phase", () => {
    assert.equal(page.passed, false);
    assert.deepEqual(
      page.failures.map(({ title }) => title),
      ["up: web (kubernetes:apps/v1:Deployment)"],
    );
    assert.deepEqual(
      page.phases.map(({ start, state, title }) => [title, start, state]),
      [
        ["preview", 0, "passed"],
        ["up", 4.2, "failed"],
        ["checks", 34.2, "skipped"],
      ],
    );
  });

  it("marks the critical path and what did not finish", () => {
    assert.deepEqual(
      page.operations.map(({ bars }) => bars.map(({ critical, finished, label }) => [label, critical, finished])),
      [
        [
          ["Namespace shop", true, true],
          ["ConfigMap cache", false, true],
          ["Deployment web", true, false],
        ],
      ],
    );
  });

  it("says where the simulation begins", () => assert.deepEqual(page.simulated, failedRehearsal.report.notSimulated));
});
