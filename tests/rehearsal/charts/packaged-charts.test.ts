import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { PackagedCharts } from "../../../cli/rehearsal/charts";
import { runProcess } from "../../../cli/toolchain";

describe("the packaged charts of a project", () => {
  let folder = "";
  let charts: PackagedCharts;
  beforeEach(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), "packaged-"));
    charts = new PackagedCharts(path.join(folder, "run"));
    const source = path.join(folder, "source/shop");
    mkdirSync(path.join(source, "templates"), { recursive: true });
    writeFileSync(path.join(source, "Chart.yaml"), "apiVersion: v2\nname: shop\nversion: 1.2.3\n");
    mkdirSync(path.join(folder, "project/charts.tgz"), { recursive: true });
    writeFileSync(path.join(folder, "project/broken-1.0.0.tgz"), "not an archive");
    await runProcess("tar", ["-czf", path.join(folder, "shop-1.2.3.tgz"), "-C", path.dirname(source), "shop"]);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const of = (chart: string) => charts.of(chart, path.join(folder, "project"));

  it("are unpacked once, and known by their own name and version", async () => {
    const [first, again] = await Promise.all([of("../shop-1.2.3.tgz"), of(path.join(folder, "shop-1.2.3.tgz"))]);
    const directory = path.join(folder, "run/0/shop");
    assert.deepEqual(first, { name: "shop", content: "full", directory, version: "1.2.3", own: true });
    assert.equal(again, first);
  });

  it("are files only: all other charts are looked for elsewhere", async () => {
    const others = ["charts.tgz", "absent-1.0.0.tgz", "../source/shop", "shop", "oci://registry.example.com/shop"];
    assert.deepEqual(
      await Promise.all(others.map(of)),
      others.map(() => undefined),
    );
  });

  it("fail with what tar says of a broken archive", async () => {
    await assert.rejects(of("broken-1.0.0.tgz"), /gzip|archive/);
  });
});
