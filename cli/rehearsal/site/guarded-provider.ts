import { once } from "node:events";
import http2 from "node:http2";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import * as grpc from "@grpc/grpc-js";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { messageOf } from "../../error-message";
import type { ChartLedger } from "../charts";
import { type RunCluster, standsInFor } from "../kubernetes-provider";
import { lastLines, withLastLines } from "../language-host";
import { type PluginServer, startPlugin } from "../plugin-protocol";
import { killGroup } from "../processes";
import { guardConfigure } from "./guarded-settings";
import { connectWithLargeHeaders, type LargeHeaders } from "./large-headers";

/** Pulumi's own Kubernetes provider, and what it may reach. */
export interface GuardedProvider {
  /** Its executable. */
  readonly file: string;
  readonly environment: NodeJS.ProcessEnv;
  /** The working directory of the program, from which charts and manifests are named. */
  readonly folder: string;
  /** The folder of the credential plugins that kubeconfigs may call. */
  readonly plugins: string;
  readonly run: () => Promise<RunCluster>;
  /** Records the clusters that the run's cluster replaces. */
  readonly ledger: ChartLedger;
}

const limits = { maxSessionMemory: Number.MAX_SAFE_INTEGER, maxSendHeaderBlockLength: Number.MAX_SAFE_INTEGER };
/**
 * Requests as many details of a failure as the engine accepts; the provider respects this limit:
 * https://github.com/grpc/grpc-go/blob/v1.76.0/internal/transport/defaults.go
 */
const settings = { enablePush: false, maxHeaderListSize: 16 * 2 ** 20 };

/** The connection to a process. */
interface Connected {
  readonly client: http2.ClientHttp2Session;
  readonly large: LargeHeaders;
}

/**
 * Serves Pulumi's own Kubernetes provider to the engine. It passes calls on as they are, except that a provider is connected only to the
 * run's cluster. Each connection of the engine, which is one provider of the program, gets its own process, which ends with it.
 */
export async function startGuardedProvider(provider: GuardedProvider): Promise<PluginServer> {
  const sessions = new Set<http2.Http2Session>();
  const server = http2.createServer(limits);
  server.on("session", (session) => {
    sessions.add(session);
    const stop = serveSession(session, provider);
    session.once("close", () => {
      sessions.delete(session);
      stop();
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    stop: () => {
      server.close();
      sessions.forEach((session) => session.destroy());
    },
  };
}

/** Passes the calls of a connection on to a process. @returns how to end it */
function serveSession(session: http2.ServerHttp2Session, provider: GuardedProvider): () => void {
  const { environment, file, folder } = provider;
  const { process: child, port } = startPlugin({ file, args: [], environment, folder, errors: "pipe" });
  const printed = lastLines({ stdout: null, stderr: child.stderr });
  const connected = port.then((served) => {
    const { connection, large } = connectWithLargeHeaders(served);
    const createConnection = () => connection;
    const client = http2.connect(`http://127.0.0.1:${served}`, { ...limits, settings, createConnection });
    /* Each call gets the error. */
    return { client: client.on("error", () => undefined), large };
  });
  connected.catch(() => undefined);
  session.on("stream", (stream: http2.ServerHttp2Stream, headers: http2.IncomingHttpHeaders) => {
    stream.on("error", () => undefined);
    if (headers[":path"] === ResourceProviderService.handshake.path) {
      /* The engine waits ten seconds for this answer, which a starting plugin may need, and attaches without it. */
      fail(stream.resume(), grpc.status.UNIMPLEMENTED, "not implemented: Handshake");
      return;
    }
    passOn(stream, headers, connected, provider).catch((error: unknown) => {
      const ended = child.exitCode ?? child.signalCode;
      const reason = ended === null ? messageOf(error) : withLastLines(`${file} ended with ${ended}`, printed);
      fail(stream, grpc.status.INTERNAL, reason);
    });
  });
  return () => {
    killGroup(child, "SIGKILL");
    connected.then(
      ({ client }) => client.destroy(),
      () => undefined,
    );
  };
}

/** Passes a call and its answers on. @throws Error if it has no complete answer */
async function passOn(
  stream: http2.ServerHttp2Stream,
  headers: http2.IncomingHttpHeaders,
  connected: Promise<Connected>,
  provider: GuardedProvider,
): Promise<void> {
  const isConfigure = headers[":path"] === ResourceProviderService.configure.path;
  const body = isConfigure ? Readable.from([await guardCall(await buffer(stream), provider)]) : stream;
  const { client, large } = await connected;
  const passed = client.request(headers);
  const withLarge = (received: http2.IncomingHttpHeaders) => ({ ...received, ...large.takeOf(passed.id ?? 0) });
  stream.once("close", () => passed.close(http2.constants.NGHTTP2_CANCEL));
  body.pipe(passed);
  await new Promise<void>((resolve, reject) => {
    passed.once("error", reject);
    passed.once("close", () => reject(new Error("the answer ended early")));
    passed.once("response", (answered, flags) => {
      const endStream = (flags & http2.constants.NGHTTP2_FLAG_END_STREAM) !== 0;
      stream.respond(withLarge(answered), { endStream, waitForTrailers: !endStream });
      /* Answers are only read from here on: Node.js may have them before it says that they begin. */
      passed.on("data", (data: Buffer) => stream.write(data));
      passed.once("end", () => stream.end());
      if (endStream) {
        resolve();
      }
    });
    passed.once("trailers", (trailers) => {
      const all = withLarge(trailers);
      stream.once("wantTrailers", () => stream.sendTrailers(all));
      resolve();
    });
  });
}

/** Ends a call with a failure. */
function fail(stream: http2.ServerHttp2Stream, code: grpc.status, reason: string): void {
  const status = { "grpc-status": String(code), "grpc-message": encodeURI(reason) };
  if (stream.destroyed) {
    return;
  }
  if (stream.headersSent) {
    stream.once("wantTrailers", () => stream.sendTrailers(status));
    stream.end();
  } else {
    stream.respond({ ":status": 200, "content-type": "application/grpc", ...status }, { endStream: true });
  }
}

/** Changes the body of a call to configure: a byte that is 0 without compression, the message's length in four bytes, the message. */
async function guardCall(body: Buffer, { ledger, plugins, run }: GuardedProvider): Promise<Buffer> {
  if (body[0] !== 0) {
    throw new Error("expected settings of a provider that are not compressed");
  }
  const { request, ...settings } = guardConfigure(body.subarray(5), await run(), plugins);
  for (const sentence of standsInFor(settings)) {
    ledger.leaveOut(sentence);
  }
  const prefix = Buffer.alloc(5);
  prefix.writeUInt32BE(request.length, 1);
  return Buffer.concat([prefix, request]);
}
