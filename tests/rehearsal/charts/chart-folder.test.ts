import assert from "node:assert/strict";
import path from "node:path";
import { candidateFolder, chartName, contentOf, findChart } from "../../../cli/charts";
import { ChartLedger } from "../../../cli/rehearsal/charts/chart-ledger";

describe("a chart's folder", () => {
  const contents: [string[] | undefined, string][] = [
    [["Chart.yaml", "templates", "crds"], "full"],
    [["Chart.yaml", "crds", "values.yaml"], "crdsOnly"],
    [["Chart.yaml", "values.yaml"], "absent"],
    [["Chart.yaml", "charts", "values.yaml"], "full"],
    [["charts"], "absent"],
    [undefined, "absent"],
  ];
  for (const [names, expected] of contents) {
    it(`${names?.join(", ") ?? "none"} is ${expected}`, () => assert.equal(contentOf(names), expected));
  }

  const places = { project: "/project", charts: "/charts" };
  const folders: [string, typeof places | { project: string }, string | undefined][] = [
    ["./own", places, "/project/own"],
    ["../own", places, "/own"],
    ["/own", places, "/own"],
    ["traefik", places, "/charts/traefik"],
    ["oci://registry.example/charts/traefik", places, "/charts/traefik"],
    ["traefik", { project: "/project" }, undefined],
  ];
  for (const [chart, where, expected] of folders) {
    it(`of ${chart} is ${expected ?? "nowhere"}`, () => assert.equal(candidateFolder(chart, where), expected));
  }

  it("is named by the chart itself, else by its last part", async () => {
    assert.equal(chartName("oci://registry.example/charts/traefik/"), "traefik");
    const project = path.join(__dirname, "../../engine/rehearsal/fixture");
    const directory = path.join(project, "chart");
    assert.deepEqual(await findChart("./chart", { project }), {
      name: "greeter",
      content: "full",
      directory,
      own: true,
      version: "1.2.3",
    });
    const beside = await findChart("chart", { project, charts: "/charts" });
    assert.deepEqual([beside.directory, beside.own], [directory, true]);
    assert.deepEqual(await findChart("traefik", { project }), { name: "traefik", content: "absent", own: false });
  });

  it("is entered in the run's ledger", () => {
    const ledger = new ChartLedger();
    ledger.enter({ name: "b", content: "absent", own: false }, "1.2.3");
    ledger.enter({ name: "a", content: "absent", own: false });
    ledger.enter({ name: "c", content: "full", own: true });
    ledger.enter({ name: "c", content: "full", own: true });
    ledger.openSchema("b", "Route");
    ledger.openSchema("b", "Gate");
    ledger.keep("CustomResourceDefinition x");
    ledger.leaveOut("post-delete hooks of chart c are not run");
    assert.deepEqual(ledger.summary, { installed: ["c"], crdsOnly: [], absent: ["a", "b"] });
    assert.deepEqual(ledger.notes, [
      { name: "a", content: "absent", own: false, asked: "", openKinds: [] },
      { name: "b", content: "absent", own: false, asked: "1.2.3", openKinds: ["Gate", "Route"] },
      { name: "c", content: "full", own: true, asked: "", openKinds: [] },
    ]);
    assert.deepEqual([...ledger.kept], ["CustomResourceDefinition x"]);
    assert.deepEqual(ledger.notPlayed, ["post-delete hooks of chart c are not run"]);
  });
});
