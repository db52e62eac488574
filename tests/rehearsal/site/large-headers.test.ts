import assert from "node:assert/strict";
import { once } from "node:events";
import http2 from "node:http2";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { connectWithLargeHeaders, type LargeHeaders } from "../../../cli/rehearsal/site/large-headers";

describe("headers of any size", () => {
  let server: http2.Http2Server;
  let client: http2.ClientHttp2Session;
  let large: LargeHeaders;
  let answer: { headers: Record<string, string>; trailers: Record<string, string> };

  beforeEach(async () => {
    server = http2.createServer({ maxSendHeaderBlockLength: Number.MAX_SAFE_INTEGER });
    server.on("stream", (stream: http2.ServerHttp2Stream) => {
      stream.respond({ ":status": 200, ...answer.headers }, { waitForTrailers: true });
      stream.once("wantTrailers", () => stream.sendTrailers(answer.trailers));
      stream.end("body");
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    let connection: Duplex;
    ({ connection, large } = connectWithLargeHeaders(port));
    client = http2.connect(`http://127.0.0.1:${port}`, { createConnection: () => connection });
  });
  afterEach(() => {
    client.destroy();
    server.close();
  });

  /** Asks once, and returns what arrives, with the large headers apart. */
  async function ask(headers: Record<string, string>, trailers: Record<string, string>) {
    answer = { headers, trailers };
    const call = client.request({ ":path": "/" });
    const id = () => call.id ?? 0;
    const arrived: { headers?: object; trailers?: object } = {};
    /* Without Node.js' own symbols. */
    const all = (received: object) => ({ ...Object.fromEntries(Object.entries(received)), ...large.takeOf(id()) });
    call.once("response", ({ ":status": status, date, ...rest }) => {
      assert.equal(status, 200);
      assert.ok(date);
      arrived.headers = all(rest);
      call.resume();
    });
    call.once("trailers", (rest) => (arrived.trailers = all(rest)));
    await once(call, "close");
    return arrived;
  }

  for (const size of [0, 126, 127, 128, 8_191, 8_192, 70_000, 1_000_000]) {
    it(`arrive with ${size} bytes, in an answer and after it`, async () => {
      /* Another alphabet, which the binary form compresses otherwise. */
      const headers = { first: "a".repeat(size), small: "one" };
      const trailers = { last: "^".repeat(size), small: "two" };
      assert.deepEqual(await ask(headers, trailers), { headers, trailers });
      /* The binary form of the second answer refers to the first one. */
      assert.deepEqual(await ask(headers, trailers), { headers, trailers });
    });
  }

  it("refuse promised streams, whose headers they do not read", async () => {
    server.prependListener("stream", (stream: http2.ServerHttp2Stream) =>
      stream.pushStream({ ":path": "/pushed" }, (_error, pushed) => pushed.respond()),
    );
    const ended = once(large, "error");
    answer = { headers: {}, trailers: {} };
    client.on("error", () => undefined);
    client.request({ ":path": "/" }).on("error", () => undefined);
    const [error] = await ended;
    assert.match(String(error), /expected no promised streams/);
  });

  it("arrive in any number of frames", async () => {
    const headers = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`name-${index}`, "x".repeat(1_000)]));
    assert.deepEqual(await ask(headers, { end: "yes" }), { headers, trailers: { end: "yes" } });
  });
});
