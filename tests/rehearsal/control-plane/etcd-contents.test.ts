import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import os from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { EtcdContents } from "../../../cli/rehearsal/control-plane/etcd-contents";

const encode = (key: string) => Buffer.from(key).toString("base64");
const decode = (key: string) => Buffer.from(key, "base64").toString("utf8");

interface Operation {
  readonly requestDeleteRange?: { readonly key: string };
  readonly requestPut?: { readonly key: string; readonly value: string };
}

describe("the contents of etcd", () => {
  let folder: string;
  let server: Server;
  let stored: Map<string, string>;
  let transactions: number;
  beforeEach(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), "keelson-test-"));
    transactions = 0;
    server = createServer((request, response) => {
      void text(request).then((body) => response.end(JSON.stringify(answer(request.url ?? "", JSON.parse(body)))));
    });
    await new Promise<void>((resolve) => void server.listen(path.join(folder, "etcd"), resolve));
  });
  afterEach(async () => {
    await new Promise((resolve) => void server.close(resolve));
    rmSync(folder, { recursive: true });
  });

  function answer(url: string, body: unknown): object {
    if (url === "/v3/kv/range") {
      const { keys_only: keysOnly, ...range } = body as { keys_only: boolean };
      assert.deepEqual(range, { key: encode("/registry/"), range_end: encode("/registry0") });
      const values = [...stored].map(([key, value]) => ({
        key: encode(key),
        ...(!keysOnly && { value: encode(value) }),
      }));
      return { kvs: values };
    }
    assert.equal(url, "/v3/kv/txn");
    transactions += 1;
    const { success } = body as { success: Operation[] };
    assert.ok(success.length <= 100, `${success.length} operations`);
    for (const { requestDeleteRange, requestPut } of success) {
      if (requestDeleteRange) {
        stored.delete(decode(requestDeleteRange.key));
      }
      if (requestPut) {
        stored.set(decode(requestPut.key), decode(requestPut.value));
      }
    }
    return { succeeded: true };
  }

  it("are as they were again, except for what comes and goes by itself", async () => {
    stored = new Map([
      ["/registry/namespaces/default", "default"],
      ["/registry/storageclasses/gp2", "the default class"],
      ["/registry/storageclasses/gp3", "another class"],
      ["/registry/events/shop/e", "event"],
    ]);
    const contents = new EtcdContents(path.join(folder, "etcd"));
    const kept = await contents.read();
    assert.equal(kept.size, 3);
    stored.set("/registry/storageclasses/gp2", "no default class");
    stored.delete("/registry/storageclasses/gp3");
    stored.set("/registry/leases/kube-system/l", "lease");
    for (let index = 0; index < 150; index += 1) {
      stored.set(`/registry/configmaps/shop/c-${index}`, "data");
    }
    await contents.restore(kept);
    assert.deepEqual(Object.fromEntries(stored), {
      "/registry/namespaces/default": "default",
      "/registry/storageclasses/gp2": "the default class",
      "/registry/storageclasses/gp3": "another class",
      "/registry/events/shop/e": "event",
      "/registry/leases/kube-system/l": "lease",
    });
    assert.equal(transactions, 3);
  });
});
