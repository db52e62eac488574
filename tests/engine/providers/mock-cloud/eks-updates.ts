import { once } from "node:events";
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** The call of EKS that moto lacks and providers wait with: https://docs.aws.amazon.com/eks/latest/APIReference/API_DescribeUpdate.html */
const describeUpdate = /^\/clusters\/[^/]+\/updates\/([^/?]+)/;

/** EKS on moto, at an address of its own. */
export interface EksWithUpdates {
  readonly address: string;
  stop(): Promise<void>;
}

/** Answers that every update has succeeded, because moto applies updates at once. All else goes to moto. */
export async function eksWithUpdates(moto: string): Promise<EksWithUpdates> {
  const server = createServer((asked, answer) => {
    const [, id] = describeUpdate.exec(asked.url ?? "") ?? [];
    if (asked.method === "GET" && id !== undefined) {
      answer.setHeader("content-type", "application/json");
      answer.end(JSON.stringify({ update: { id, status: "Successful", type: "ConfigUpdate", errors: [] } }));
    } else {
      forward(moto, asked, answer);
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const stop = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  };
  return { address: `http://127.0.0.1:${port}`, stop };
}

function forward(moto: string, asked: IncomingMessage, answer: ServerResponse): void {
  const { headers, method, url = "/" } = asked;
  const passed = request(new URL(url, moto), { headers, method }, (response) => {
    answer.writeHead(response.statusCode ?? 502, response.headers);
    response.pipe(answer);
  });
  passed.once("error", (error) => {
    answer.writeHead(502);
    answer.end(error.message);
  });
  asked.pipe(passed);
}
