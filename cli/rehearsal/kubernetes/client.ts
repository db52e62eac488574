import type { ClientRequest, IncomingMessage, OutgoingHttpHeaders } from "node:http";
import https from "node:https";
import { text as readText } from "node:stream/consumers";
import { setTimeout as pause } from "node:timers/promises";
import { ApiError, apiError, parseBody, parseWarnings, retryAfter } from "./answer";

/** How to reach an API server with a token: the three facts of a kubeconfig. */
export interface ApiConnection {
  /** For instance `https://127.0.0.1:41234`. */
  readonly server: string;
  /** PEM. */
  readonly certificateAuthority: string;
  readonly token: string;
}

/** One call to the API server. */
export interface ApiCall {
  readonly method: "GET" | "POST" | "PATCH" | "DELETE";
  /** With or without a query. */
  readonly path: string;
  /** Added to the query of the path. */
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** @default application/json */
  readonly contentType?: string;
  /** @default application/json */
  readonly accept?: string;
  readonly signal?: AbortSignal;
}

/** An answer of the API server, with its warnings. */
export interface ApiAnswer<Body> {
  readonly body: Body;
  readonly warnings: readonly string[];
}

/** A change that a watch reports. */
export interface WatchEvent<Item> {
  readonly type: "ADDED" | "MODIFIED" | "DELETED" | "BOOKMARK" | "ERROR";
  readonly object: Item;
}

/** How often a call is repeated if the server asks to try again later. */
const laterTries = 10;

/**
 * Speaks plain HTTPS to an API server: objects are sent and returned exactly as they are. Typed clients re-serialize
 * them through their models and drop the fields that these do not know.
 */
export class ApiClient {
  readonly #server: string;
  readonly #options: { readonly auth?: string | null; readonly headers?: OutgoingHttpHeaders };
  readonly #agent: https.Agent;

  constructor(
    server: string,
    options: { readonly auth?: string | null; readonly headers?: OutgoingHttpHeaders },
    tls: https.AgentOptions,
  ) {
    this.#server = server.replace(/\/$/, "");
    this.#options = options;
    this.#agent = new https.Agent({ keepAlive: true, ...tls });
  }

  /** Creates a client that authenticates with a token. */
  static withToken({ server, certificateAuthority, token }: ApiConnection): ApiClient {
    return new ApiClient(server, { headers: { authorization: `Bearer ${token}` } }, { ca: certificateAuthority });
  }

  /** Closes all connections. */
  close(): void {
    this.#agent.destroy();
  }

  /** Makes a call. @throws ApiError for every answer that is not a success */
  async call<Body>(call: ApiCall): Promise<ApiAnswer<Body>> {
    const response = await this.#open(call);
    const body = parseBody(await readText(response));
    return { body: body as Body, warnings: parseWarnings(response.headers.warning) };
  }

  /** Makes a call; returns undefined if the server answers "not found". */
  async find<Body>(call: ApiCall): Promise<Body | undefined> {
    try {
      return (await this.call<Body>(call)).body;
    } catch (error) {
      if (error instanceof ApiError && error.statusCode === 404) {
        return undefined;
      }
      throw error;
    }
  }

  async get<Body>(path: string, query?: ApiCall["query"]): Promise<Body> {
    return (await this.call<Body>({ method: "GET", path, query })).body;
  }

  async create<Body>(path: string, body: object): Promise<Body> {
    return (await this.call<Body>({ method: "POST", path, body })).body;
  }

  /** Sends a merge patch, or a JSON patch if the body is a list of operations. */
  async patch<Body>(path: string, body: object, query?: ApiCall["query"]): Promise<Body> {
    const contentType = Array.isArray(body) ? "application/json-patch+json" : "application/merge-patch+json";
    return (await this.call<Body>({ method: "PATCH", path, query, body, contentType })).body;
  }

  async delete(path: string): Promise<void> {
    await this.call({ method: "DELETE", path });
  }

  /** Yields the changes that a watch reports until the server closes it. @throws ApiError if the server reports one */
  async *watch<Item>(call: Omit<ApiCall, "method">): AsyncGenerator<WatchEvent<Item>> {
    const response = await this.#open({ ...call, method: "GET", query: { ...call.query, watch: "true" } });
    for await (const line of linesOf(response)) {
      const event = JSON.parse(line) as WatchEvent<Item>;
      if (event.type === "ERROR") {
        throw apiError(event.object, 0);
      }
      yield event;
    }
  }

  /** Sends a call and returns the head of a successful answer; tries again for as long as the server answers 429. */
  async #open(call: ApiCall): Promise<IncomingMessage> {
    for (let tries = 1; ; tries += 1) {
      const response = await this.#send(call);
      const status = response.statusCode ?? 0;
      /* Also the answer while a deleted definition's storage is created again. */
      if (status === 429 && tries < laterTries) {
        response.resume();
        await pause(retryAfter(response.headers["retry-after"]), undefined, { signal: call.signal });
      } else if (status < 200 || status > 299) {
        throw apiError(parseBody(await readText(response)), status);
      } else {
        return response;
      }
    }
  }

  /**
   * Sends a call. If the server has just closed the idle connection, the request goes to another one, because the server has not seen it.
   */
  async #send(call: ApiCall): Promise<IncomingMessage> {
    for (;;) {
      const { request, response } = this.#request(call);
      try {
        return await response;
      } catch (error) {
        if (!(request.reusedSocket && isReset(error))) {
          throw error;
        }
      }
    }
  }

  #request({ method, path, query = {}, body, contentType, accept, signal }: ApiCall): Sent {
    const url = new URL(`${this.#server}${path}`);
    for (const [name, value] of Object.entries(query)) {
      url.searchParams.set(name, value);
    }
    const payload = body === undefined ? undefined : JSON.stringify(body);
    const headers = {
      ...this.#options.headers,
      accept: accept ?? "application/json",
      ...(payload !== undefined && {
        "content-type": contentType ?? "application/json",
        "content-length": Buffer.byteLength(payload),
      }),
    };
    const request = https.request(url, { ...this.#options, agent: this.#agent, method, signal, headers });
    const response = new Promise<IncomingMessage>((resolve, reject) => {
      request.once("response", resolve);
      request.once("error", reject);
    });
    request.end(payload);
    return { request, response };
  }
}

interface Sent {
  readonly request: ClientRequest;
  readonly response: Promise<IncomingMessage>;
}

/** https://nodejs.org/api/http.html#requestreusedsocket */
function isReset(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ECONNRESET";
}

async function* linesOf(response: IncomingMessage): AsyncGenerator<string> {
  let rest = "";
  response.setEncoding("utf8");
  for await (const chunk of response) {
    const lines = (rest + String(chunk)).split("\n");
    rest = lines.pop() ?? "";
    yield* lines.filter((line) => line !== "");
  }
}
