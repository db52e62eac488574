import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";

interface KmsRequest {
  readonly KeyId: string;
  readonly Plaintext?: string;
  readonly CiphertextBlob?: string;
}

/** What came: the operation, the key or role, and the access key of whoever asks. */
export type Call = readonly [operation: string, subject: string, accessKey: string];

/**
 * AWS STS and KMS on loopback, as far as sops asks them. A role is assumed by a token of OIDC, and only its sessions may use the key.
 * https://docs.aws.amazon.com/kms/latest/APIReference/API_Decrypt.html
 */
export class FakeKms {
  readonly calls: Call[] = [];
  readonly #server: Server;
  readonly #role: string;
  readonly #token: string;
  readonly #session = `ASIA${randomUUID()}`;
  readonly #encrypted = new Map<string, string>();

  constructor(role: string, token: string) {
    this.#role = role;
    this.#token = token;
    this.#server = createServer((request, response) => {
      void textOf(request).then((text) => {
        const [status, body] =
          request.headers["x-amz-target"] === undefined ? this.#sts(text) : this.#kms(request, text);
        response.writeHead(status, { "content-type": status === 200 && body.startsWith("<") ? "text/xml" : amzJson });
        response.end(body);
      });
    });
  }

  /** Starts it for one role, which trusts one token. */
  static async start(role: string, token: string): Promise<FakeKms> {
    const fake = new FakeKms(role, token);
    await new Promise<void>((resolve) => fake.#server.listen(0, "127.0.0.1", resolve));
    return fake;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  stop(): Promise<void> {
    this.#server.closeAllConnections();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }

  #sts(text: string): [number, string] {
    const asked = new URLSearchParams(text);
    this.calls.push([asked.get("Action") ?? "", asked.get("RoleArn") ?? "", ""]);
    const isTrusted = asked.get("RoleArn") === this.#role && asked.get("WebIdentityToken") === this.#token;
    const expiration = new Date(Date.now() + 3_600_000).toISOString();
    return isTrusted
      ? [
          200,
          `<AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleWithWebIdentityResult><Credentials><AccessKeyId>${this.#session}</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>${expiration}</Expiration></Credentials></AssumeRoleWithWebIdentityResult></AssumeRoleWithWebIdentityResponse>`,
        ]
      : [403, "<ErrorResponse><Error><Code>AccessDenied</Code><Message>not trusted</Message></Error></ErrorResponse>"];
  }

  #kms({ headers }: IncomingMessage, text: string): [number, string] {
    const operation = String(headers["x-amz-target"]).replace("TrentService.", "");
    const { KeyId, Plaintext = "", CiphertextBlob = "" } = JSON.parse(text) as KmsRequest;
    const [, accessKey = "nobody"] = /Credential=([^/]+)\//.exec(headers.authorization ?? "") ?? [];
    this.calls.push([operation, KeyId, accessKey === this.#session ? "the role" : accessKey]);
    if (accessKey !== this.#session) {
      return [400, JSON.stringify({ __type: "AccessDeniedException", message: `may not ${operation} by ${KeyId}` })];
    }
    if (operation === "Encrypt") {
      const blob = Buffer.from(randomUUID()).toString("base64");
      this.#encrypted.set(`${KeyId} ${blob}`, Plaintext);
      return [200, JSON.stringify({ CiphertextBlob: blob, KeyId })];
    }
    const found = this.#encrypted.get(`${KeyId} ${CiphertextBlob}`);
    return found === undefined
      ? [400, JSON.stringify({ __type: "InvalidCiphertextException" })]
      : [200, JSON.stringify({ Plaintext: found, KeyId })];
  }
}

const amzJson = "application/x-amz-json-1.1";

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString("utf8");
}
