import assert from "node:assert/strict";
import { once } from "node:events";
import https from "node:https";
import type { AddressInfo } from "node:net";
import { createCertificateAuthority } from "../../../cli/rehearsal/control-plane/certificates";
import { ApiClient, ApiError, Discovery } from "../../../cli/rehearsal/kubernetes";

describe("the discovery of an aggregated API's kinds", () => {
  const metrics = "metrics.k8s.io/v1beta1";

  /** Answers every call in one way. */
  async function discover<T>(status: number, body: string, ask: (discovery: Discovery) => Promise<T>): Promise<T> {
    const authority = await createCertificateAuthority();
    const { certificate: cert, key } = authority.issue(["127.0.0.1"]);
    const server = https.createServer({ cert, key }, (_request, response) => response.writeHead(status).end(body));
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const certificateAuthority = authority.certificate;
    const client = ApiClient.withToken({ server: `https://127.0.0.1:${port}`, certificateAuthority, token: "t" });
    try {
      return await ask(new Discovery(client));
    } finally {
      client.close();
      server.closeAllConnections();
      server.close();
    }
  }
  const away = "error trying to reach service: context deadline exceeded";
  const reachable = (discovery: Discovery) => discovery.reachableKinds(metrics);

  it("finds its kinds", async () => {
    const resources = [{ name: "nodes", kind: "NodeMetrics", namespaced: false, verbs: ["get"] }];
    assert.deepEqual(await discover(200, JSON.stringify({ resources }), reachable), [
      { apiVersion: metrics, kind: "NodeMetrics", plural: "nodes", namespaced: false, verbs: ["get"] },
    ]);
  });

  it("finds none if its backend does not answer, if it may", async () => {
    assert.deepEqual(await discover(503, away, reachable), []);
    await assert.rejects(
      discover(503, away, (discovery) => discovery.kinds(metrics)),
      new ApiError(away, 503),
    );
  });

  it("fails for every other mistake", () =>
    assert.rejects(discover(500, "broken", reachable), new ApiError("broken", 500)));
});
