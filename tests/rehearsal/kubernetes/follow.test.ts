import assert from "node:assert/strict";
import { ApiError } from "../../../cli/rehearsal/kubernetes/client";
import { follow } from "../../../cli/rehearsal/kubernetes/follow";
import { type KubernetesObject } from "../../../cli/rehearsal/kubernetes/object";

type Script = { items: KubernetesObject[] } | Error;

describe("following a resource", () => {
  it("tells of changes and deletions, and begins anew when a watch fails or is too old", async () => {
    const lists: Script[] = [
      { items: [object("a", "1"), object("b", "1")] },
      new ApiError(500, "etcd is away"),
      { items: [object("a", "1"), object("c", "5")] },
    ];
    const watches: string[][] = [
      [event("MODIFIED", object("b", "2")), event("BOOKMARK", object("", "3"))],
      [JSON.stringify({ type: "ERROR", object: { code: 410, message: "too old" } })],
      [],
    ];
    const { told, reports } = await run(lists, watches);
    assert.deepEqual(told, ["changed a 1", "changed b 1", "changed b 2", "deleted b 2", "changed c 5"]);
    assert.deepEqual(reports, ["watching /api/v1/things: etcd is away; trying again"]);
  });

  it("takes an object of the same name but another uid for another object", async () => {
    const lists = [{ items: [object("a", "1", "u1")] }, { items: [object("a", "7", "u2")] }];
    const gone = [[JSON.stringify({ type: "ERROR", object: { code: 410 } })], []];
    const { told } = await run(lists, gone);
    assert.deepEqual(told, ["changed a 1", "deleted a 1", "changed a 7"]);
  });
});

/** Follows a scripted API server until its last watch begins. */
async function run(lists: Script[], watches: string[][]): Promise<{ told: string[]; reports: string[] }> {
  const stopping = new AbortController();
  const told: string[] = [];
  const reports: string[] = [];
  const client = {
    get: <T>(): Promise<T> => {
      const next = lists.shift();
      if (next === undefined) {
        throw new Error("no list is left");
      }
      if (next instanceof Error) {
        return Promise.reject(next);
      }
      return Promise.resolve({ metadata: { resourceVersion: "1" }, ...next } as T);
    },
    async *lines(): AsyncGenerator<string> {
      yield* watches.shift() ?? [];
      if (watches.length === 0) {
        stopping.abort();
      }
    },
  };
  const followed = follow(client, "/api/v1/things", {
    signal: stopping.signal,
    report: (message) => reports.push(message),
    changed: (key, { metadata }) => told.push(`changed ${key} ${metadata.resourceVersion}`),
    deleted: (key, { metadata }) => told.push(`deleted ${key} ${metadata.resourceVersion}`),
  });
  await followed.synced;
  await followed.ended;
  return { told, reports };
}

function object(name: string, resourceVersion: string, uid = name): KubernetesObject {
  return { metadata: { name, uid, resourceVersion } };
}

function event(type: string, object: KubernetesObject): string {
  return JSON.stringify({ type, object });
}
