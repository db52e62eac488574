import assert from "node:assert/strict";
import { upgradeJson, upgradeText } from "../../cli/upgrade/text";

describe("upgrade-check: report", () => {
  const report = {
    stack: "dev",
    from: "1.35",
    to: "1.36",
    objects: 3,
    findings: [
      { check: "charts", state: "unseen", subject: "chart a", message: "not looked at" },
      { check: "charts", state: "unseen", subject: "chart b", message: "not looked at" },
      {
        check: "APIs",
        state: "blocker",
        subject: "CronJob c",
        message: "gone; use batch/v1",
        source: "https://example.com",
      },
    ],
  } as const;

  it("shows the blockers first, and what is alike on one line", () => {
    assert.equal(
      upgradeText(report),
      [
        "Upgrade of dev from 1.35 to 1.36: 1 blocker (3 objects checked)",
        "",
        "Blockers",
        "  APIs  CronJob c: gone; use batch/v1",
        "  Sources:",
        "  https://example.com",
        "",
        "Not checked",
        "  charts  chart a, chart b: not looked at",
        "",
      ].join("\n"),
    );
  });

  it("writes the same findings as JSON", () => {
    const { blockers, notLookedAt, warnings } = JSON.parse(upgradeJson(report));
    assert.deepEqual([blockers.length, warnings.length, notLookedAt.length], [1, 0, 2]);
  });
});
