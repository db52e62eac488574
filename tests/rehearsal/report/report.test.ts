import assert from "node:assert/strict";
import { noChanges } from "../../../cli/rehearsal/engine/event-counts";
import { plainProgress } from "../../../cli/rehearsal/report/progress";
import type { RehearsalReport } from "../../../cli/rehearsal/report/report";
import { failureLines, type SummaryColors, summaryText, table } from "../../../cli/rehearsal/report/summary";

const plain: SummaryColors = { bold: String, dim: String, green: String, red: String, yellow: String };
const report: RehearsalReport = {
  stack: "dev",
  parts: {
    pulumi: { version: "v3.259.0", official: true },
    "pulumi-resource-kubernetes": { version: "4.34.2", official: false },
  },
  phases: [
    { name: "preview", seconds: 4.2, changes: { ...noChanges, create: 120 } },
    { name: "up", seconds: 12.5, changes: { ...noChanges, create: 119 } },
  ],
  workloads: { ready: 1, total: 2, notReady: ["Deployment shop/web: 0 of 1 replicas updated"] },
  charts: { installed: [], crdsOnly: ["traefik"], absent: ["cert-manager", "velero"] },
  leftovers: { cloud: ["disk-1 of PersistentVolume pv-1"], kubernetes: ["ConfigMap default/left"] },
  notSimulated: ["no traffic flows"],
  failures: [
    { phase: "up", urn: "urn:pulumi:dev::shop::a:b:C$kubernetes:apps/v1:Deployment::web", message: "no room\nat all" },
  ],
};

describe("a rehearsal's summary", () => {
  it("says all that matters", () => {
    const kept = ["a", "b", "c", "d"].map((name) => `CustomResourceDefinition ${name}`);
    const namespaces = [{ namespace: "shop", ready: 1, total: 2 }];
    assert.equal(
      summaryText({ report, namespaces, kept }, plain),
      `phases
                     create  update  replace  delete  same
  preview     4.2 s     120       0        0       0     0
  up         12.5 s     119       0        0       0     0

workloads
  shop  1 of 2 ready
  Deployment shop/web: 0 of 1 replicas updated

parts
  pulumi                      v3.259.0  official
  pulumi-resource-kubernetes  4.34.2    stand-in

charts
  CRDs only  traefik
  absent     cert-manager, velero

leftovers
  ConfigMap default/left
  in the cloud: disk-1 of PersistentVolume pv-1

meant to stay
  CustomResourceDefinition  4  a, b, c, …

not simulated
  no traffic flows

failures
  up: web (kubernetes:apps/v1:Deployment)
    no room
    at all

rehearsal of dev failed in 17 s: 1 failure
`,
    );
  });

  it("says only what is wrong when nothing was made", () => {
    const message = "Pulumi.dev.yaml is not valid:\n✖ no such key";
    const failures = [
      { phase: "preview" as const, urn: "urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev", message },
    ];
    const phases = report.phases.slice(0, 1);
    assert.equal(
      summaryText({ report: { ...report, failures, phases }, namespaces: [], kept: [] }, plain),
      `failures
  preview
    Pulumi.dev.yaml is not valid:
    ✖ no such key

rehearsal of dev failed in 4 s: 1 failure
`,
    );
  });

  it("is green when all went well", () => {
    const colors = { ...plain, green: (text: unknown) => `<green>${String(text)}</green>` };
    const text = summaryText({ report: { ...report, failures: [] }, namespaces: [], kept: [] }, colors);
    assert.ok(text.endsWith("<green>rehearsal of dev passed in 17 s</green>\n"));
  });

  it("calls a failure about nothing by its phase", () => {
    assert.deepEqual(failureLines({ phase: "toolchain", urn: "", message: "no go" }, plain), ["toolchain", "  no go"]);
  });

  it("lays out tables", () => {
    assert.deepEqual(
      table([
        ["a", 10],
        ["bbb", 2],
      ]),
      ["a    10", "bbb   2"],
    );
    assert.deepEqual(table([]), []);
  });
});

describe("plain progress", () => {
  it("tells the beginning and the end of each phase", async () => {
    const lines: string[] = [];
    const progress = plainProgress((line) => lines.push(line.replace(/\d+\.\d s/, "N s")));
    const outcome = (text: string, failed: boolean) => () => ({ text, failed });
    assert.equal(await progress.phase("up", async () => 1, outcome("1 created", false)), 1);
    await progress.phase("refresh", async () => 2, outcome("", true));
    await assert.rejects(
      progress.phase("stop", () => Promise.reject(new Error("no")), outcome("", false)),
      /no/,
    );
    assert.deepEqual(lines, [
      "up …",
      "up done in N s: 1 created",
      "refresh …",
      "refresh FAILED in N s",
      "stop …",
      "stop FAILED after N s",
    ]);
  });
});
