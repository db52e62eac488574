import assert from "node:assert/strict";
import { absentCharts, ChartLedger } from "../../../cli/rehearsal/charts";

describe("charts that a failed rehearsal has not", () => {
  it("are named with the way to give them", () => {
    const ledger = new ChartLedger();
    ledger.enter({ name: "wordpress", content: "absent", own: false });
    ledger.enter({ name: "redis", content: "full", own: false });
    assert.deepEqual(absentCharts(ledger.notes), [
      "The objects of wordpress do not exist. A program that reads one of them fails. Add the chart to the folder of --charts, or download it with --pull-charts.",
    ]);
  });

  it("are not mentioned if there are none", () => {
    const ledger = new ChartLedger();
    ledger.enter({ name: "redis", content: "full", own: false });
    assert.deepEqual(absentCharts(ledger.notes), []);
  });
});
