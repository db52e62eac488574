import { request } from "node:http";
import { text } from "node:stream/consumers";
import { UserError } from "../../user-error";

/** Keys that change by themselves: leases of components, and events. */
const fleeting = ["/registry/leases/", "/registry/masterleases/", "/registry/events/"];
const operationsPerTransaction = 100;

/** The objects that an API server stores, read and removed without it: no finalizer, webhook or controller takes part. */
export class EtcdContents {
  readonly #socket: string;

  /** @param socket the file on which etcd listens */
  constructor(socket: string) {
    this.#socket = socket;
  }

  /** Lists the keys of all objects. */
  async keys(): Promise<string[]> {
    const range = { key: encode("/registry/"), range_end: encode("/registry0"), keys_only: true };
    const { kvs = [] } = await this.#call<{ kvs?: readonly { readonly key: string }[] }>("range", range);
    return kvs.map(({ key }) => Buffer.from(key, "base64").toString("utf8")).filter((key) => !isFleeting(key));
  }

  /** Removes all objects except those with these keys. */
  async removeAllBut(kept: ReadonlySet<string>): Promise<void> {
    const removed = (await this.keys()).filter((key) => !kept.has(key));
    for (let start = 0; start < removed.length; start += operationsPerTransaction) {
      const some = removed.slice(start, start + operationsPerTransaction);
      await this.#call("txn", { success: some.map((key) => ({ requestDeleteRange: { key: encode(key) } })) });
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

function isFleeting(key: string): boolean {
  return fleeting.some((prefix) => key.startsWith(prefix));
}

function encode(key: string): string {
  return Buffer.from(key).toString("base64");
}
