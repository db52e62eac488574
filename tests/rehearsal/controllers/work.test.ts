import assert from "node:assert/strict";
import { CloudHoldings } from "../../../cli/rehearsal/controllers/ledger";
import { playedSentences } from "../../../cli/rehearsal/controllers/sentences";
import { createWorkQueue } from "../../../cli/rehearsal/controllers/work-queue";
import { ApiError } from "../../../cli/rehearsal/kubernetes/answer";

describe("the work queue", () => {
  it("works on a key one at a time, and again when it was added meanwhile", async () => {
    const done: string[] = [];
    let busy = 0;
    const queue = createWorkQueue({
      signal: new AbortController().signal,
      report: () => assert.fail("nothing fails"),
      reconcile: async (key) => {
        assert.equal(++busy, 1);
        if (done.length === 0) {
          queue.add(key);
        }
        await new Promise((resolve) => setImmediate(resolve));
        done.push(key);
        busy--;
      },
    });
    queue.add("a");
    queue.add("a");
    await queue.idle();
    assert.deepEqual(done, ["a", "a"]);
  });

  it("tries again what fails, and speaks only of real failures", async () => {
    const failures = [new ApiError("conflict", 409), new ApiError("etcd is away", 500)];
    const reports: string[] = [];
    const queue = createWorkQueue({
      signal: new AbortController().signal,
      report: (message) => reports.push(message),
      reconcile: () => {
        const failure = failures.shift();
        return failure === undefined ? Promise.resolve() : Promise.reject(failure);
      },
    });
    queue.add("a");
    await queue.idle();
    assert.deepEqual(failures, []);
    assert.deepEqual(reports, ["a: etcd is away; trying again"]);
  });

  it("ends with its signal, also in the middle of trying again", async () => {
    const stopping = new AbortController();
    const queue = createWorkQueue({
      signal: stopping.signal,
      report: () => stopping.abort(),
      reconcile: () => Promise.reject(new Error("never works")),
    });
    queue.add("a");
    await queue.idle();
    queue.add("b");
    await queue.idle();
  });
});

describe("what a cluster holds of its cloud", () => {
  it("is told to the ledger once per address", () => {
    const told: string[] = [];
    const holdings = new CloudHoldings({
      acquired: (kind, namespace, name, address) => told.push(`+ ${[kind, namespace, name, address].join(" ")}`),
      released: (...entry) => told.push(`- ${entry.join(" ")}`),
    });
    holdings.acquire("Service", "shop", "public", "198.18.0.1");
    holdings.acquire("Service", "shop", "public", "198.18.0.1");
    assert.deepEqual([...holdings.taken()], ["198.18.0.1"]);
    holdings.release("Service", "shop", "public");
    holdings.release("Service", "shop", "public");
    assert.deepEqual(told, ["+ Service shop public 198.18.0.1", "- Service shop public 198.18.0.1"]);
    assert.equal(holdings.count("Service"), 1);
    assert.equal(holdings.taken().size, 0);
  });
});

describe("what is simulated", () => {
  it("is reported with its numbers, of all clusters together", () => {
    const none = { services: 0, ingresses: 0, volumes: 0, caBundles: 0, applications: { released: 0, synced: 0 } };
    const sentences = playedSentences([
      { ...none, services: 1, ingresses: 1, caBundles: 1, applications: { released: 2, synced: 1 } },
      { ...none, ingresses: 1, applications: { released: 0, synced: 2 } },
    ]);
    assert.ok(
      sentences.includes("Load balancers: 1 Service and 2 Ingresses got addresses, but nothing answers there."),
    );
    assert.ok(sentences.some((sentence) => sentence.includes("caBundle of 1 object ")));
    assert.ok(!sentences.some((sentence) => sentence.startsWith("Volumes")));
    assert.deepEqual(
      sentences.filter((sentence) => sentence.startsWith("Argo CD")).map((sentence) => sentence.slice(0, 64)),
      [
        "Argo CD does not run. The rehearsal itself installed the charts ",
        "Argo CD does not run. The rehearsal removed 2 deleted Applicatio",
      ],
    );
    const nothing = playedSentences([none, none]);
    assert.ok(!nothing.some((sentence) => /\b0 /.test(sentence)));
    assert.ok(sentences.every((sentence) => sentence.endsWith(".")));
  });
});
