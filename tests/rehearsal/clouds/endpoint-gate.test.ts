import assert from "node:assert/strict";
import { once } from "node:events";
import net from "node:net";
import { type Gate, openGate } from "../../../cli/rehearsal/clouds/endpoint-gate";

describe("the gate to the API server", () => {
  let echo: net.Server;
  let reason: string | undefined;
  let gate: Gate;
  beforeEach(async () => {
    reason = undefined;
    echo = net.createServer((socket) => void socket.pipe(socket));
    echo.listen(0, "127.0.0.1");
    await once(echo, "listening");
    const server = `https://127.0.0.1:${(echo.address() as net.AddressInfo).port}`;
    gate = await openGate(
      () => server,
      () => reason,
    );
    assert.notEqual(gate.server, server);
  });
  afterEach(async () => {
    await gate.close();
    echo.close();
  });

  const connected = async (to: string) => {
    const socket = net.connect(Number(new URL(to).port), "127.0.0.1");
    await once(socket, "connect");
    return socket;
  };
  /** The code of the error that ends a connection, whether it comes at once or later. */
  const failure = async (socket: net.Socket) => ((await once(socket, "error")) as [NodeJS.ErrnoException])[0].code;
  const answer = async (socket: net.Socket, text: string) => {
    socket.write(text);
    return String((await once(socket, "data"))[0]);
  };

  it("passes everything on both ways while there is a way in", async () => {
    const socket = await connected(gate.server);
    assert.equal(await answer(socket, "hello"), "hello");
    assert.equal(await answer(socket, "again"), "again");
    assert.deepEqual(gate.takeReasons(), []);
  });

  it("lets a connection fail without a way in, and tells each reason once", async () => {
    reason = "no route leads to the private subnets";
    for (let tries = 0; tries < 2; tries += 1) {
      assert.equal(await failure(net.connect(Number(new URL(gate.server).port), "127.0.0.1")), "ECONNRESET");
    }
    assert.deepEqual(gate.takeReasons(), [reason]);
    assert.deepEqual(gate.takeReasons(), []);
    reason = undefined;
    const socket = await connected(gate.server);
    assert.equal(await answer(socket, "hello"), "hello");
  });

  it("breaks an open connection off when the way goes", async () => {
    const socket = await connected(gate.server);
    assert.equal(await answer(socket, "hello"), "hello");
    reason = "the attachment is gone";
    socket.write("again");
    assert.equal(await failure(socket), "ECONNRESET");
    assert.deepEqual(gate.takeReasons(), [reason]);
  });

  it("ends its connections when it closes, and listens no more", async () => {
    const socket = await connected(gate.server);
    const end = once(socket, "close");
    await gate.close();
    await end;
    await assert.rejects(connected(gate.server), { code: "ECONNREFUSED" });
  });
});
