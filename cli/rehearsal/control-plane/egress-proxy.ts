import * as http from "node:http";
import * as https from "node:https";
import type { Duplex } from "node:stream";
import { text } from "node:stream/consumers";
import * as tls from "node:tls";
import { messageOf } from "../../error-message";
import type { CertificateAuthority } from "./certificates";
import type { Answer, ServiceRequest } from "./in-cluster-answers";

/** Options of the proxy. */
export interface EgressOptions {
  /** The unix domain socket to listen on. */
  readonly socket: string;
  readonly authority: CertificateAuthority;
  /** Says why `host:port` is unreachable; undefined if it is reachable. */
  readonly unreachable: (target: string) => string | undefined;
  readonly answer: (request: ServiceRequest) => Promise<Answer>;
  readonly report: (message: string) => void;
}

/** The proxy through which the API server reaches in-cluster services. */
export interface EgressProxy {
  stop(): Promise<void>;
}

/**
 * Takes the place of konnectivity in a managed cluster: accepts the API server's CONNECT requests and connects each of them
 * to one HTTPS server, which has a certificate for every service name.
 */
export async function startEgressProxy(options: EgressOptions): Promise<EgressProxy> {
  const connections = new Set<Duplex>();
  const services = createServiceServer(options);
  const proxy = http.createServer((_request, response) =>
    response.writeHead(405).end("this proxy only serves CONNECT"),
  );
  proxy.on("connect", (request, socket: Duplex) => {
    connections.add(socket);
    socket.once("close", () => connections.delete(socket));
    socket.on("error", (error) => options.report(`connection to ${request.url ?? "?"}: ${error.message}`));
    const reason = options.unreachable(request.url ?? "");
    if (reason === undefined) {
      socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
      services.emit("connection", socket);
    } else {
      socket.end(`HTTP/1.1 503 ${reason}\r\ncontent-length: 0\r\n\r\n`);
    }
  });
  await new Promise<void>((resolve, reject) => {
    proxy.once("error", reject);
    proxy.listen(options.socket, resolve);
  });
  return {
    stop: async () => {
      const closed = new Promise<void>((resolve) => proxy.close(() => resolve()));
      proxy.closeAllConnections();
      services.closeAllConnections();
      for (const connection of connections) {
        connection.destroy();
      }
      await closed;
    },
  };
}

/** Creates an HTTPS server that does not listen: the proxy passes connections to it. */
function createServiceServer({ authority, answer, report }: EgressOptions): https.Server {
  const contexts = new Map<string, tls.SecureContext>();
  const contextFor = (name: string): tls.SecureContext => {
    const known = contexts.get(name);
    if (known !== undefined) {
      return known;
    }
    const { certificate, key } = authority.issue([name]);
    const context = tls.createSecureContext({ cert: certificate, key });
    contexts.set(name, context);
    return context;
  };
  /* The availability check of an aggregated API neither names nor verifies the server. */
  const unnamed = authority.issue(["in-cluster-service"]);
  const server = https.createServer({
    cert: unnamed.certificate,
    key: unnamed.key,
    SNICallback: (name, done) => done(null, contextFor(name)),
  });
  server.on("request", (request, response) => {
    respond(request, response, answer).catch((error: unknown) => {
      const message = messageOf(error);
      report(`${request.method ?? ""} ${request.url ?? ""}: ${message}`);
      if (!response.headersSent) {
        response.writeHead(500);
      }
      response.end(message);
    });
  });
  server.on("tlsClientError", (error) => report(`an in-cluster call broke off: ${error.message.trim()}`));
  return server;
}

async function respond(
  request: http.IncomingMessage,
  response: http.ServerResponse,
  answer: EgressOptions["answer"],
): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? "/", "https://in-cluster");
  const sent = await text(request);
  const isJson = request.headers["content-type"]?.startsWith("application/json") === true;
  const body: unknown = isJson && sent !== "" ? JSON.parse(sent) : undefined;
  const { status, body: answered } = await answer({
    method: request.method ?? "GET",
    path: pathname,
    query: searchParams,
    body,
  });
  /* One call per connection, so that each call checks for ready endpoints again. */
  response.writeHead(status, { "content-type": "application/json", connection: "close" }).end(JSON.stringify(answered));
}
