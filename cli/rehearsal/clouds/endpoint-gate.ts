import { once } from "node:events";
import net from "node:net";
import { pipeline, Transform } from "node:stream";

/** The way from the deployer to the API server: a local port that the network of the simulated account opens or closes. */
export interface Gate {
  /** For instance `https://127.0.0.1:41234`. */
  readonly server: string;
  /** Returns why connections failed since the last call, each reason once. */
  takeReasons(): string[];
  close(): Promise<void>;
}

/**
 * Opens a port on loopback that passes everything on to the API server, but only while there is a way in. The API server's certificate
 * stays valid there, because certificates are not bound to a port.
 *
 * @param server asked for the API server at each connection, for instance `https://127.0.0.1:40123`
 * @param noWayIn asked for each connection and for everything sent on it, because a route can be deleted while a connection is open
 */
export async function openGate(server: () => string, noWayIn: () => string | undefined): Promise<Gate> {
  const reasons = new Set<string>();
  const connections = new Set<net.Socket>();
  const closed = () => {
    const reason = noWayIn();
    if (reason !== undefined) {
      reasons.add(reason);
    }
    return reason !== undefined;
  };
  const gate = net.createServer((client) => {
    connections.add(client);
    client.once("close", () => connections.delete(client));
    if (closed()) {
      client.resetAndDestroy();
      return;
    }
    const { hostname, port } = new URL(server());
    join(client, net.connect(Number(port), hostname), closed);
  });
  gate.listen(0, "127.0.0.1");
  await once(gate, "listening");
  return {
    server: `https://127.0.0.1:${portOf(gate)}`,
    takeReasons: () => {
      const taken = [...reasons];
      reasons.clear();
      return taken;
    },
    close: async () => {
      for (const connection of connections) {
        connection.destroy();
      }
      gate.close();
      await once(gate, "close");
    },
  };
}

/** Connects a client with the API server until one of them ends or the gate is closed. */
function join(client: net.Socket, server: net.Socket, closed: () => boolean): void {
  const inspected = new Transform({
    transform: (chunk, _encoding, pass) => {
      if (closed()) {
        client.resetAndDestroy();
        pass(new Error("the gate is closed"));
      } else {
        pass(null, chunk);
      }
    },
  });
  /* Each end sees that the other one broke off, as it would without the gate. */
  pipeline(client, inspected, server, () => server.destroy());
  pipeline(server, client, () => client.destroy());
}

function portOf(gate: net.Server): number {
  const address = gate.address();
  if (address === null || typeof address === "string") {
    throw new Error("the gate to the API server has no port");
  }
  return address.port;
}
