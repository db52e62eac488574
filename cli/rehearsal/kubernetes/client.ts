import type { IncomingMessage } from "node:http";
import https from "node:https";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { KubeConfig } from "@kubernetes/client-node";
import { isRecord, textAt } from "./object";

/** An answer of the API server that is not a success. */
export class ApiError extends Error {
  readonly statusCode: number;
  readonly reason: string;

  constructor(message: string, statusCode: number, reason: string) {
    super(message);
    this.statusCode = statusCode;
    this.reason = reason;
  }
}

/** An answer of the API server, with what it warns of. */
export interface ApiAnswer<Body> {
  readonly body: Body;
  readonly warnings: readonly string[];
}

/** One call to the API server. */
export interface ApiCall {
  readonly method: "GET" | "POST" | "PATCH" | "DELETE";
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly contentType?: string;
  /** @default application/json */
  readonly accept?: string;
  readonly signal?: AbortSignal;
}

/** A change that a watch reports. */
export interface WatchEvent<Item> {
  readonly type: "ADDED" | "MODIFIED" | "DELETED" | "BOOKMARK" | "ERROR";
  readonly object: Item;
}

/** The text of a `Warning: 299 - "…"` header's values. */
export function parseWarnings(headers: string | string[] | undefined): string[] {
  const text = Array.isArray(headers) ? headers.join(", ") : (headers ?? "");
  return [...text.matchAll(/299 \S+ "((?:[^"\\]|\\.)*)"/g)].map((match) => (match[1] ?? "").replace(/\\(.)/g, "$1"));
}

/** How often a call is made again that the server asks to make later. */
const laterTries = 10;

/** The milliseconds of a `Retry-After` header in seconds: a second when it says nothing, five at most. */
export function retryAfter(header: string | undefined): number {
  const seconds = Number.parseInt(header ?? "", 10);
  return Number.isNaN(seconds) ? 1000 : Math.min(Math.max(seconds, 0), 5) * 1000;
}

/** Speaks plain HTTPS to an API server: objects go out and come back exactly as they are. */
export class ApiClient {
  readonly #server: URL;
  readonly #options: https.RequestOptions;
  readonly #agent: https.Agent;

  constructor(server: URL, options: https.RequestOptions, agent: https.Agent) {
    this.#server = server;
    this.#options = options;
    this.#agent = agent;
  }

  /** Connects with a kubeconfig's current context (or the named one); what it calls for a token is found in the search path. */
  static async connect(kubeconfig: string, context?: string, searchPath?: string): Promise<ApiClient> {
    const config = new KubeConfig();
    config.loadFromString(kubeconfig);
    if (searchPath !== undefined) {
      searchExecutables(config, searchPath);
    }
    if (context) {
      config.setCurrentContext(context);
    }
    const cluster = config.getCurrentCluster();
    if (!cluster) {
      throw new Error(`kubeconfig: no cluster for the context "${config.getCurrentContext()}"`);
    }
    const options: https.RequestOptions = {};
    await config.applyToHTTPSOptions(options);
    const { ca, cert, key, auth, headers, rejectUnauthorized, servername } = options;
    const agent = new https.Agent({ keepAlive: true, ca, cert, key, rejectUnauthorized, servername });
    return new ApiClient(new URL(cluster.server), { auth, headers }, agent);
  }

  /** Closes the kept-alive connections. */
  close(): void {
    this.#agent.destroy();
  }

  /** Makes a call; anything but a success is an `ApiError` with the server's own message. */
  async call<Body>(call: ApiCall): Promise<ApiAnswer<Body>> {
    const response = await this.#sendPatiently(call);
    const text = await readAll(response);
    const body: unknown = parseBody(text);
    const statusCode = response.statusCode ?? 0;
    if (statusCode >= 300) {
      throw new ApiError(textAt(body, "message") || text || `HTTP ${statusCode}`, statusCode, textAt(body, "reason"));
    }
    return { body: body as Body, warnings: parseWarnings(response.headers.warning) };
  }

  /** Makes a call; undefined when there is no such thing. */
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

  /** Calls back for each change until the server closes the watch or the signal aborts. */
  async watch<Item>(call: Omit<ApiCall, "method">, onEvent: (event: WatchEvent<Item>) => void): Promise<void> {
    const query = { ...call.query, watch: "true" };
    const response = await this.#sendPatiently({ ...call, method: "GET", query });
    if (response.statusCode !== 200) {
      const text = await readAll(response);
      throw new ApiError(textAt(parseBody(text), "message") || text, response.statusCode ?? 0, "Watch");
    }
    try {
      for await (const line of createInterface({ input: response })) {
        if (line !== "") {
          onEvent(JSON.parse(line) as WatchEvent<Item>);
        }
      }
    } catch (error) {
      if (!call.signal?.aborted) {
        throw error;
      }
    }
  }

  /** Sends again later what the server answers with 429, as it does while a deleted definition's storage is remade. */
  async #sendPatiently(call: ApiCall): Promise<IncomingMessage> {
    for (let tries = 1; ; tries += 1) {
      const response = await this.#send(call);
      if (response.statusCode !== 429 || tries >= laterTries) {
        return response;
      }
      response.resume();
      await pause(retryAfter(response.headers["retry-after"]), undefined, { signal: call.signal });
    }
  }

  #send(call: ApiCall): Promise<IncomingMessage> {
    const url = new URL(this.#server);
    url.pathname = `${url.pathname.replace(/\/$/, "")}${call.path}`;
    for (const [name, value] of Object.entries(call.query ?? {})) {
      url.searchParams.set(name, value);
    }
    const payload = call.body === undefined ? undefined : JSON.stringify(call.body);
    return new Promise((resolve, reject) => {
      const request = https.request(url, {
        ...this.#options,
        agent: this.#agent,
        method: call.method,
        signal: call.signal,
        headers: {
          ...(isRecord(this.#options.headers) ? this.#options.headers : {}),
          Accept: call.accept ?? "application/json",
          ...(payload !== undefined && {
            "Content-Type": call.contentType ?? "application/json",
            "Content-Length": Buffer.byteLength(payload),
          }),
        },
      });
      request.once("response", resolve);
      request.once("error", reject);
      request.end(payload);
    });
  }
}

/** Has credential plugins looked for in these folders, rather than in those of this process. */
function searchExecutables(config: KubeConfig, searchPath: string): void {
  for (const { exec } of config.users as { exec?: { env?: { name: string; value: string }[] } }[]) {
    if (exec !== undefined) {
      exec.env = [...(exec.env ?? []), { name: "PATH", value: searchPath }];
    }
  }
}

async function readAll(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) {
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function parseBody(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) {
      return text;
    }
    throw error;
  }
}
