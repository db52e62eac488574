import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import os from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { EtcdContents } from "../../../cli/rehearsal/control-plane/etcd-contents";

const encode = (key: string) => Buffer.from(key).toString("base64");
const decode = (key: string) => Buffer.from(key, "base64").toString("utf8");

describe("the contents of etcd", () => {
  let folder: string;
  let server: Server;
  let stored: string[];
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
      assert.deepEqual(body, { key: encode("/registry/"), range_end: encode("/registry0"), keys_only: true });
      return { kvs: stored.map((key) => ({ key: encode(key) })) };
    }
    assert.equal(url, "/v3/kv/txn");
    transactions += 1;
    const { success } = body as { success: { requestDeleteRange: { key: string } }[] };
    const removed = new Set(success.map(({ requestDeleteRange }) => decode(requestDeleteRange.key)));
    assert.ok(removed.size <= 100, `${removed.size} operations`);
    stored = stored.filter((key) => !removed.has(key));
    return { succeeded: true };
  }

  it("are removed but for what is to stay, and for what comes and goes by itself", async () => {
    const many = Array.from({ length: 150 }, (_, index) => `/registry/configmaps/shop/c-${index}`);
    stored = ["/registry/namespaces/default", "/registry/events/shop/e", "/registry/leases/kube-system/l", ...many];
    const contents = new EtcdContents(path.join(folder, "etcd"));
    assert.equal((await contents.keys()).length, 151);
    await contents.removeAllBut(new Set(["/registry/namespaces/default"]));
    assert.deepEqual(stored, [
      "/registry/namespaces/default",
      "/registry/events/shop/e",
      "/registry/leases/kube-system/l",
    ]);
    assert.equal(transactions, 2);
  });
});
