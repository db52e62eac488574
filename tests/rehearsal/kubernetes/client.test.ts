import assert from "node:assert/strict";
import { once } from "node:events";
import https from "node:https";
import type { AddressInfo, Socket } from "node:net";
import { createCertificateAuthority } from "../../../cli/rehearsal/control-plane/certificates";
import { ApiClient } from "../../../cli/rehearsal/kubernetes";

describe("a client of the API server", () => {
  /** Answers the first call of each connection only, like a server that has just closed an idle one. */
  async function forgetful(isClosed: (calls: number) => boolean) {
    const authority = await createCertificateAuthority();
    const { certificate: cert, key } = authority.issue(["127.0.0.1"]);
    const calls = new Map<Socket, number>();
    const server = https.createServer({ cert, key }, (request, response) => {
      const count = (calls.get(request.socket) ?? 0) + 1;
      calls.set(request.socket, count);
      if (isClosed(count)) {
        request.socket.destroy();
      } else {
        response.end("{}");
      }
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const client = ApiClient.withToken({
      server: `https://127.0.0.1:${port}`,
      certificateAuthority: authority.certificate,
      token: "t",
    });
    const stop = () => {
      client.close();
      server.closeAllConnections();
      server.close();
    };
    return { client, connections: () => calls.size, stop };
  }

  it("takes another connection if the server has closed the idle one", async () => {
    const { client, connections, stop } = await forgetful((count) => count > 1);
    try {
      await client.get("/readyz");
      await client.create("/api/v1/namespaces", {});
      assert.equal(connections(), 2);
    } finally {
      stop();
    }
  });

  it("fails if a new connection is closed", async () => {
    const { client, connections, stop } = await forgetful(() => true);
    try {
      await assert.rejects(client.get("/readyz"), /socket hang up/);
      assert.equal(connections(), 1);
    } finally {
      stop();
    }
  });
});
