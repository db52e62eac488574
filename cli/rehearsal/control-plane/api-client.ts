import type * as http from "node:http";
import * as https from "node:https";
import { text } from "node:stream/consumers";

/** How to reach an API server: what a kubeconfig says, in three fields. */
export interface ApiConnection {
  /** For instance `https://127.0.0.1:41234`. */
  readonly server: string;
  /** PEM. */
  readonly certificateAuthority: string;
  readonly token: string;
}

/** A patch's media type. */
export type PatchType = "application/merge-patch+json" | "application/json-patch+json";

/** An answer of the API server other than success. */
export class ApiError extends Error {
  readonly statusCode: number;

  constructor(statusCode: number, message: string) {
    super(message);
    this.statusCode = statusCode;

    this.name = "ApiError";
  }
}

/**
 * A client of a Kubernetes API server that sends and returns objects as they are: the typed clients re-serialise
 * through their models and drop what these do not know.
 */
export class ApiClient {
  readonly #connection: ApiConnection;

  readonly #agent: https.Agent;

  constructor(connection: ApiConnection) {
    this.#connection = connection;

    this.#agent = new https.Agent({ keepAlive: true, maxSockets: 32, ca: connection.certificateAuthority });
  }

  get<T>(path: string): Promise<T> {
    return this.#send<T>("GET", path);
  }

  create<T>(path: string, body: object): Promise<T> {
    return this.#send<T>("POST", path, body);
  }

  patch<T>(path: string, body: object, type: PatchType = "application/merge-patch+json"): Promise<T> {
    return this.#send<T>("PATCH", path, body, type);
  }

  delete<T>(path: string): Promise<T> {
    return this.#send<T>("DELETE", path);
  }

  /** Ends all connections; nothing can be sent any more. */
  close(): void {
    this.#agent.destroy();
  }

  /** The lines of a watch, until the server ends it or the signal aborts it. */
  async *lines(path: string, signal: AbortSignal): AsyncGenerator<string> {
    const response = await this.#open("GET", path, undefined, undefined, signal);
    if (response.statusCode !== 200) {
      throw apiError("GET", path, response.statusCode, await text(response));
    }
    let rest = "";
    response.setEncoding("utf8");
    for await (const chunk of response) {
      const lines = (rest + String(chunk)).split("\n");
      rest = lines.pop() ?? "";
      yield* lines.filter((line) => line !== "");
    }
  }

  /** For paths such as `/readyz` that answer with plain text. */
  async getText(path: string): Promise<string> {
    const response = await this.#open("GET", path);
    const answer = await text(response);
    if (response.statusCode !== 200) {
      throw apiError("GET", path, response.statusCode, answer);
    }
    return answer;
  }

  async #send<T>(method: string, path: string, body?: object, type = "application/json"): Promise<T> {
    const response = await this.#open(method, path, body, type);
    const answer = await text(response);
    const status = response.statusCode ?? 0;
    if (status < 200 || status > 299) {
      throw apiError(method, path, status, answer);
    }
    return JSON.parse(answer) as T;
  }

  #open(
    method: string,
    path: string,
    body?: object,
    type?: string,
    signal?: AbortSignal,
  ): Promise<http.IncomingMessage> {
    const payload = body === undefined ? undefined : JSON.stringify(body);
    const headers: http.OutgoingHttpHeaders = {
      authorization: `Bearer ${this.#connection.token}`,
      accept: "application/json",
    };
    if (payload !== undefined) {
      Object.assign(headers, { "content-type": type, "content-length": Buffer.byteLength(payload) });
    }
    return new Promise((resolve, reject) => {
      const request = https.request(`${this.#connection.server}${path}`, {
        method,
        headers,
        agent: this.#agent,
        signal,
      });
      request.once("response", resolve);
      request.once("error", reject);
      request.end(payload);
    });
  }
}

function apiError(method: string, path: string, statusCode = 0, answer: string): ApiError {
  return new ApiError(statusCode, `${method} ${path} answered ${statusCode}: ${statusMessage(answer)}`);
}

/** The message of a `Status` object, or the answer itself where it is none. */
function statusMessage(answer: string): string {
  try {
    const { message } = JSON.parse(answer) as { message?: unknown };
    if (typeof message === "string") {
      return message;
    }
  } catch {
    // Not JSON: a proxy's or an early server's plain text, which says it best itself.
  }
  return answer.trim().slice(0, 300);
}
