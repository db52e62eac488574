import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server } from "node:http";
import { createServer as createTlsServer, type Server as TlsServer } from "node:https";
import { type AddressInfo, connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createCertificateAuthority } from "../../../cli/rehearsal/control-plane/certificates";

/** What a program asks of a host. */
export interface Asked {
  readonly host: string;
  readonly path: string;
  /** The bearer token. @default "" */
  readonly token: string;
  readonly body: string;
}

/** A status, a body to send as JSON, and further headers. */
export type Answer = readonly [status: number, body: unknown, headers?: Readonly<Record<string, string>>];

/**
 * Hosts of a cloud on loopback, under their own names: a proxy leads each connection to them, and to no other host. A program finds them by
 * the variables of `env`, so that its own configuration names the cloud as it does in production.
 */
export class CloudHosts {
  readonly env: Readonly<Record<string, string>>;
  readonly #folder: string;
  readonly #servers: readonly (Server | TlsServer)[];

  constructor(env: Readonly<Record<string, string>>, folder: string, servers: readonly (Server | TlsServer)[]) {
    this.env = env;
    this.#folder = folder;
    this.#servers = servers;
  }

  static async start(
    names: readonly [string, ...string[]],
    answer: (asked: Asked) => Answer,
    refused: (host: string) => void,
  ): Promise<CloudHosts> {
    const authority = await createCertificateAuthority();
    const { certificate: cert, key } = authority.issue(names);
    const hosts = createTlsServer({ cert, key }, (request, response) => {
      void askedBy(request).then((asked) => {
        const [status, body, headers] = answer(asked);
        response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
      });
    });
    const target = await portOf(hosts);
    const proxy = createServer().on("connect", ({ url = "" }: IncomingMessage, client: NodeJS.WritableStream) => {
      const host = url.replace(/:443$/, "");
      if (!names.includes(host)) {
        refused(host);
        client.end("HTTP/1.1 403 Forbidden\r\n\r\n");
        return;
      }
      const tunnel = connect(target, "127.0.0.1", () => {
        client.write("HTTP/1.1 200 Connection Established\r\n\r\n");
        tunnel.pipe(client);
        (client as unknown as NodeJS.ReadableStream).pipe(tunnel);
      });
      tunnel.on("error", () => client.end());
      client.on("error", () => tunnel.destroy());
    });
    const folder = mkdtempSync(join(tmpdir(), "keelson-hosts-"));
    const authorities = join(folder, "ca.pem");
    writeFileSync(authorities, authority.certificate);
    const env = { HTTPS_PROXY: `http://127.0.0.1:${await portOf(proxy)}`, SSL_CERT_FILE: authorities };
    return new CloudHosts(env, folder, [proxy, hosts]);
  }

  async stop(): Promise<void> {
    for (const server of this.#servers) {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    }
    rmSync(this.#folder, { recursive: true });
  }
}

function portOf(server: Server | TlsServer): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
  });
}

async function askedBy(request: IncomingMessage): Promise<Asked> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    chunks.push(chunk as Buffer);
  }
  return {
    host: request.headers.host ?? "",
    path: request.url ?? "",
    token: (request.headers.authorization ?? "").replace(/^Bearer /, ""),
    body: Buffer.concat(chunks).toString("utf8"),
  };
}
