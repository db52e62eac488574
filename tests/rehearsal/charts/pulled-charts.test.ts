import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { originOf } from "../../../cli/charts";
import { pullArguments } from "../../../cli/charts/pull-chart";
import { ChartLedger, PulledCharts } from "../../../cli/rehearsal/charts";

/** Plays Helm: unpacks a chart, notes that it was called, and does not know the chart "gone". */
const fakeHelm = `#!/bin/sh
echo "$2" >> "$(dirname "$0")/calls"
if [ "$2" = gone ]; then echo "Error: no such chart" >&2; exit 1; fi
for last; do :; done
mkdir -p "$last/web/templates"
printf 'apiVersion: v2\\nname: web\\nversion: 1.2.3\\n' > "$last/web/Chart.yaml"
`;

describe("charts that Helm downloads", () => {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), "pulled-"));
    writeFileSync(path.join(folder, "helm"), fakeHelm, { mode: 0o755 });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function charts(ledger = new ChartLedger()) {
    return new PulledCharts({
      helm: () => Promise.resolve(path.join(folder, "helm")),
      folder: path.join(folder, "charts"),
      environment: process.env,
      ledger,
      signal: new AbortController().signal,
    });
  }

  it("come from a repository or from their own address", () => {
    assert.deepEqual(pullArguments({ chart: "web", repository: "https://a", version: "1" }, "/into"), [
      "pull",
      "web",
      "--repo",
      "https://a",
      "--version",
      "1",
      "--untar",
      "--untardir",
      "/into",
    ]);
    assert.deepEqual(pullArguments({ chart: "oci://a/web", repository: "https://a", plainHttp: true }, "/into"), [
      "pull",
      "oci://a/web",
      "--plain-http",
      "--untar",
      "--untardir",
      "/into",
    ]);
    const trust = { caFile: "/p/ca.pem", certFile: "/p/cert.pem", keyFile: "/p/key.pem" };
    assert.deepEqual(pullArguments({ chart: "web", repository: "https://a", trust }, "/into").slice(2, -3), [
      "--repo",
      "https://a",
      "--ca-file",
      "/p/ca.pem",
      "--cert-file",
      "/p/cert.pem",
      "--key-file",
      "/p/key.pem",
    ]);
    assert.equal(originOf({ chart: "https://a/web.tgz", repository: "https://b" }), "https://a/web.tgz");
    assert.equal(originOf({ chart: "bitnami/redis" }), undefined);
  });

  it("are downloaded once, and say where they come from", async () => {
    const pulled = charts();
    const chart = { chart: "web", repository: "https://a" };
    const [one, other] = await Promise.all([pulled.of(chart), pulled.of({ ...chart })]);
    assert.deepEqual(one, {
      name: "web",
      content: "full",
      own: false,
      origin: "https://a",
      version: "1.2.3",
      directory: path.join(folder, "charts/0/web"),
    });
    assert.equal(one, other);
    assert.equal(readFileSync(path.join(folder, "calls"), "utf8"), "web\n");
  });

  it("are absent if they cannot be had, and the report says why", async () => {
    const ledger = new ChartLedger();
    assert.equal(await charts(ledger).of({ chart: "gone", repository: "https://a" }), undefined);
    assert.equal(await charts(ledger).of({ chart: "bitnami/redis" }), undefined);
    assert.deepEqual(ledger.notPlayed, ["The chart gone could not be downloaded from https://a: no such chart"]);
  });
});
