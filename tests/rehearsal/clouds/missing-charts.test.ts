import assert from "node:assert/strict";
import { ChartLedger } from "../../../cli/rehearsal/charts/chart-ledger";
import { missingCharts } from "../../../cli/rehearsal/clouds/missing-charts";

describe("a chart that the program installs and the rehearsal does not have", () => {
  /** An API server with the Secrets of these releases of Helm. */
  const client = (...releases: string[]) => ({
    get: async <Answer>(path: string, query: Readonly<Record<string, string>> = {}) => {
      assert.equal(path, "/api/v1/secrets");
      const items = releases.filter((name) => query.labelSelector === `owner=helm,name=${name}`);
      return { items } as Answer;
    },
  });
  const chart = "cluster-autoscaler";

  it("is one that the stand-in found to be incomplete", async () => {
    const ledger = new ChartLedger();
    assert.equal(await missingCharts(ledger, client())(chart), false);
    ledger.enter({ name: chart, content: "full", own: false });
    assert.equal(await missingCharts(ledger, client())(chart), false);
    ledger.enter({ name: chart, content: "absent", own: false });
    assert.equal(await missingCharts(ledger, client())(chart), true);
  });

  it("is one that Helm installed from what stands for it", async () => {
    const ledger = new ChartLedger();
    assert.equal(await missingCharts(ledger, client(chart))(chart), false, "its chart is there");
    ledger.missing.add(chart);
    assert.equal(await missingCharts(ledger, client("cilium"))(chart), false, "the program does not install it");
    assert.equal(await missingCharts(ledger, client(chart))(chart), true);
  });
});
