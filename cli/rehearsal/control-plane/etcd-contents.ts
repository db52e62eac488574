import { request } from "node:http";
import { text } from "node:stream/consumers";
import { UserError } from "../../user-error";

/** Keys that change by themselves: leases of components, and events. */
const fleeting = ["/registry/leases/", "/registry/masterleases/", "/registry/events/"];
const operationsPerTransaction = 100;

/** Stored objects by key, as etcd's gateway writes them (base64). */
export type StoredObjects = ReadonlyMap<string, string>;

/** The objects that an API server stores, read and changed without it: no finalizer, webhook or controller takes part. */
export class EtcdContents {
  readonly #socket: string;

  /** @param socket the file on which etcd listens */
  constructor(socket: string) {
    this.#socket = socket;
  }

  /** Reads all objects. */
  async read(): Promise<StoredObjects> {
    return new Map((await this.#range(false)).map(({ key, value = "" }) => [key, value]));
  }

  /** Puts everything back as it was: removes new objects, and restores those that were changed or removed. */
  async restore(kept: StoredObjects): Promise<void> {
    /* Without values, which would be too many for a whole cluster. */
    const removed = (await this.#range(true)).filter(({ key }) => !kept.has(key));
    await this.#change(removed.map(({ key }) => ({ requestDeleteRange: { key: encode(key) } })));
    const left = await this.read();
    const changed = [...kept].filter(([key, value]) => left.get(key) !== value);
    await this.#change(changed.map(([key, value]) => ({ requestPut: { key: encode(key), value } })));
  }

  async #range(keysOnly: boolean): Promise<StoredObject[]> {
    const range = { key: encode("/registry/"), range_end: encode("/registry0"), keys_only: keysOnly };
    const { kvs = [] } = await this.#call<{ kvs?: readonly StoredObject[] }>("range", range);
    const objects = kvs.map(({ key, value }) => ({ key: Buffer.from(key, "base64").toString("utf8"), value }));
    return objects.filter(({ key }) => !isFleeting(key));
  }

  async #change(operations: readonly object[]): Promise<void> {
    for (let start = 0; start < operations.length; start += operationsPerTransaction) {
      await this.#call("txn", { success: operations.slice(start, start + operationsPerTransaction) });
    }
  }

  /** Calls etcd's JSON gateway: https://etcd.io/docs/v3.6/dev-guide/api_grpc_gateway/ */
  async #call<Answer>(method: "range" | "txn", body: object): Promise<Answer> {
    const path = method === "range" ? "/v3/kv/range" : "/v3/kv/txn";
    const answer = await new Promise<{ status: number; body: string }>((resolve, reject) => {
      const sent = request({ socketPath: this.#socket, path, method: "POST" }, (response) => {
        text(response).then((content) => resolve({ status: response.statusCode ?? 0, body: content }), reject);
      });
      sent.once("error", reject);
      sent.end(JSON.stringify(body));
    });
    if (answer.status !== 200) {
      throw new UserError(`etcd answered ${answer.status} to ${path}: ${answer.body}`);
    }
    return JSON.parse(answer.body) as Answer;
  }
}

interface StoredObject {
  readonly key: string;
  /** Missing if only keys were requested. */
  readonly value?: string;
}

function isFleeting(key: string): boolean {
  return fleeting.some((prefix) => key.startsWith(prefix));
}

function encode(key: string): string {
  return Buffer.from(key).toString("base64");
}
