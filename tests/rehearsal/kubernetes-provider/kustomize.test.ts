import assert from "node:assert/strict";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ChartLedger, PulledCharts } from "../../../cli/rehearsal/charts";
import { kustomized } from "../../../cli/rehearsal/kubernetes-provider/kustomize";

const { signal } = new AbortController();

describe("kustomizations in a rehearsal", () => {
  let folder = "";
  let ledger: ChartLedger;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "kustomize-"));
    ledger = new ChartLedger();
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** Runs a stand-in for kubectl, which answers with its arguments as a ConfigMap. */
  function read(directory: string, pulls: boolean) {
    const kubectl = join(folder, "kubectl");
    const object = '{"kind":"ConfigMap","metadata":{"name":"%s %s %s"}}';
    writeFileSync(kubectl, `#!/bin/sh\nprintf '${object}' "$1" "$2" "$GIT_TERMINAL_PROMPT"\n`);
    chmodSync(kubectl, 0o755);
    const helm = () => Promise.reject(new Error("no chart is asked for"));
    const tools = { environment: process.env, ledger };
    const pulled = pulls ? new PulledCharts({ ...tools, folder, signal, helm }) : undefined;
    const sources = { ...tools, kubectl: () => Promise.resolve(kubectl), projectDirectory: "/project", pulled };
    return kustomized(directory, sources, signal);
  }

  const asked = (what: string) => [{ kind: "ConfigMap", metadata: { name: `kustomize ${what} 0` } }];

  it("are folders of the project", async () => {
    assert.deepEqual(await read("./overlays/production", false), asked("/project/overlays/production"));
    assert.deepEqual(ledger.notPlayed, []);
  });

  for (const address of [
    "https://github.com/acme/shop//overlays/production?ref=main",
    "ssh://git@git.example.com/acme/shop",
    "git@github.com:acme/shop.git",
    "github.com/acme/shop//base",
    "gitlab.com/acme/shop//base",
    "git::https://git.example.com/acme/shop",
  ]) {
    it(`are not read from ${address}, which the report says, unless the user lets them be downloaded`, async () => {
      assert.deepEqual(await read(address, false), []);
      assert.equal(ledger.lacksObjects, true);
      assert.deepEqual(ledger.notPlayed, [
        `The kustomization ${address} was not read, and its objects do not exist. To download it, add --pull-charts.`,
      ]);
      assert.deepEqual(await read(address, true), asked(address));
    });
  }
});
