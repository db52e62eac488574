import assert from "node:assert/strict";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { ChartLedger, PulledCharts } from "../../../cli/rehearsal/charts";
import { isRemote, remoteManifest } from "../../../cli/rehearsal/kubernetes-provider/remote-manifest";

const { signal } = new AbortController();

describe("a manifest on the internet in a rehearsal", () => {
  let server: Server;
  let origin = "";
  let ledger: ChartLedger;
  let asked: string[] = [];
  before(async () => {
    server = createServer((request, response) => {
      asked.push(request.url ?? "");
      response.statusCode = request.url === "/crds.yaml" ? 200 : 404;
      response.end("kind: A\n---\nkind: B\n");
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(() => server.close());
  beforeEach(() => {
    ledger = new ChartLedger();
    asked = [];
  });

  function read(file: string, pulls: boolean) {
    const helm = () => Promise.reject(new Error("no chart is asked for"));
    const pulled = pulls ? new PulledCharts({ environment: {}, ledger, folder: "/nowhere", signal, helm }) : undefined;
    return remoteManifest(`${origin}/${file}`, { ledger, pulled }, signal);
  }

  it("is named by an address, not by a path", () => {
    assert.deepEqual(["https://a/b.yaml", "http://a/b.yaml", "crds.yaml", "/https://a"].map(isRemote), [
      true,
      true,
      false,
      false,
    ]);
  });

  it("is not downloaded, which the report says", async () => {
    assert.deepEqual(await read("crds.yaml", false), []);
    assert.deepEqual(asked, []);
    assert.equal(ledger.lacksObjects, true);
    assert.deepEqual(ledger.notPlayed, [
      `The manifest ${origin}/crds.yaml was not read, and its objects do not exist. To download it, add --pull-charts.`,
    ]);
  });

  it("is downloaded if charts may be", async () => {
    assert.deepEqual(await read("crds.yaml", true), [{ kind: "A" }, { kind: "B" }]);
    assert.equal(ledger.lacksObjects, false);
  });

  it("has no objects if the download fails, which the report says", async () => {
    assert.deepEqual(await read("nothing.yaml", true), []);
    assert.equal(ledger.lacksObjects, true);
    assert.deepEqual(ledger.notPlayed, [
      `The manifest ${origin}/nothing.yaml could not be downloaded, and its objects do not exist: 404 Not Found`,
    ]);
  });
});
