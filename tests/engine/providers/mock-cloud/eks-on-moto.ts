import { once } from "node:events";
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text as textOf } from "node:stream/consumers";
import { type Fields, fields } from "../../../../cli/values";
import { EksObjects } from "./eks-objects";

/** The call of EKS that moto lacks and providers wait with: https://docs.aws.amazon.com/eks/latest/APIReference/API_DescribeUpdate.html */
const describeUpdate = /^\/clusters\/[^/]+\/updates\/([^/?]+)/;

/** EKS on moto, at an address of its own. */
export interface EksOnMoto {
  readonly address: string;
  stop(): Promise<void>;
}

/**
 * Serves what moto 5.2 lacks of EKS: that every update has succeeded, because moto applies updates at once; access entries, add-ons and
 * Pod Identity associations, which it keeps as they are given. All else goes to moto.
 */
export async function eksOnMoto(moto: string, accountId: string): Promise<EksOnMoto> {
  const objects = new EksObjects(accountId);
  const server = createServer((asked, answer) => {
    const [, id] = describeUpdate.exec(asked.url ?? "") ?? [];
    if (asked.method === "GET" && id !== undefined) {
      reply(answer, 200, { update: { id, status: "Successful", type: "ConfigUpdate", errors: [] } });
    } else if (EksObjects.serves(asked.url ?? "")) {
      void serve(objects, asked, answer);
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

async function serve(objects: EksObjects, asked: IncomingMessage, answer: ServerResponse): Promise<void> {
  const body = await textOf(asked);
  const given = body === "" ? {} : fields(JSON.parse(body) as unknown);
  const found = objects.answer(asked.method ?? "", asked.url ?? "", given);
  if (found === undefined) {
    answer.setHeader("x-amzn-errortype", "ResourceNotFoundException");
    reply(answer, 404, { message: "No such object." });
  } else {
    reply(answer, 200, found);
  }
}

function reply(answer: ServerResponse, status: number, body: Fields): void {
  answer.writeHead(status, { "content-type": "application/json" });
  answer.end(JSON.stringify(body));
}

function forward(moto: string, asked: IncomingMessage, answer: ServerResponse): void {
  const { headers, method, url = "/" } = asked;
  /* A call through the proxy names its host. */
  const { hostname, port } = new URL(moto);
  const path = url.replace(/^http:\/\/[^/]+/, "");
  const passed = request({ hostname, port, path, headers, method }, (response) => {
    answer.writeHead(response.statusCode ?? 502, response.headers);
    response.pipe(answer);
  });
  passed.once("error", (error) => {
    answer.writeHead(502);
    answer.end(error.message);
  });
  asked.pipe(passed);
}
