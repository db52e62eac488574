import assert from "node:assert/strict";
import { ApiError } from "../../../cli/rehearsal/kubernetes/answer";
import type { ApiAnswer, WatchEvent } from "../../../cli/rehearsal/kubernetes/client";
import { follow } from "../../../cli/rehearsal/kubernetes/follow";

type Watch = WatchEvent<object>[] | Error;
type Script = { items: object[] } | Error;

describe("following a resource", () => {
  it("reports changes and deletions, and starts over when a watch fails or is too old", async () => {
    const lists: Script[] = [
      { items: [object("a", "1"), object("b", "1")] },
      new ApiError("etcd is away", 500),
      { items: [object("a", "1"), object("c", "5")] },
    ];
    const watches: Watch[] = [
      [event("MODIFIED", object("b", "2")), event("BOOKMARK", object("", "3"))],
      new ApiError("too old", 410),
      [],
    ];
    const { told, reports } = await run(lists, watches);
    assert.deepEqual(told, ["changed a 1", "changed b 1", "changed b 2", "deleted b 2", "changed c 5"]);
    assert.deepEqual(reports, ["watching /api/v1/things: etcd is away; trying again"]);
  });

  it("treats an object of the same name and another uid as another object", async () => {
    const lists = [{ items: [object("a", "1", "u1")] }, { items: [object("a", "7", "u2")] }];
    const gone: Watch[] = [new ApiError("too old", 410), []];
    const { told } = await run(lists, gone);
    assert.deepEqual(told, ["changed a 1", "deleted a 1", "changed a 7"]);
  });
});

/** Follows a scripted API server until its last watch begins. */
async function run(lists: Script[], watches: Watch[]): Promise<{ told: string[]; reports: string[] }> {
  const stopping = new AbortController();
  const told: string[] = [];
  const reports: string[] = [];
  const client = {
    call: async <T>(): Promise<ApiAnswer<T>> => {
      const next = lists.shift();
      if (next === undefined) {
        throw new Error("no list is left");
      }
      if (next instanceof Error) {
        throw next;
      }
      const list = { apiVersion: "v1", kind: "ThingList", metadata: { resourceVersion: "1" }, ...next };
      return { body: list as T, warnings: [] };
    },
    async *watch<T>(): AsyncGenerator<WatchEvent<T>> {
      const next = watches.shift() ?? [];
      if (next instanceof Error) {
        throw next;
      }
      yield* next.map(({ type, object }) => ({ type, object: object as T }));
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

/** An object of a list, which has neither `apiVersion` nor `kind`. */
function object(name: string, resourceVersion: string, uid = name): object {
  return { metadata: { name, uid, resourceVersion } };
}

function event(type: WatchEvent<unknown>["type"], object: object): WatchEvent<object> {
  return { type, object };
}
