import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import * as provider from "@pulumi/pulumi/proto/provider_pb";
import { keepingSecrets, toStruct, unary } from "../../../cli/rehearsal/plugin-protocol";

const { specialSecretSig, specialSigKey } = pulumi.runtime;
const secret = (value: unknown) => ({ [specialSigKey]: specialSecretSig, value });

type Create = (
  call: { readonly request: provider.CreateRequest; readonly getPeer: () => string },
  callback: (error: Error | null, response: provider.CreateResponse) => void,
) => void;

describe("a plugin that understands secrets", () => {
  it("marks in its answers what was secret in the engine's call, at any depth", async () => {
    const service = keepingSecrets({
      ...Object.fromEntries(["check", "read", "update"].map((name) => [name, () => undefined])),
      create: unary(() => {
        const response = new provider.CreateResponse();
        response.setProperties(
          toStruct({ data: { user: "a", password: "b" }, list: ["c", "d"], whole: { e: 1 }, uid: "f" }),
        );
        return response;
      }),
    });
    const request = new provider.CreateRequest();
    request.setProperties(
      toStruct({ data: { user: "a", password: secret("b") }, list: [secret("c"), "d"], whole: secret({ e: 1 }) }),
    );
    const answered = await new Promise<object | undefined>((resolve) =>
      (service.create as unknown as Create)({ request, getPeer: () => "" }, (_, response) =>
        resolve(response.getProperties()?.toJavaScript()),
      ),
    );
    assert.deepEqual(answered, {
      data: { user: "a", password: secret("b") },
      list: [secret("c"), "d"],
      whole: secret({ e: 1 }),
      uid: "f",
    });
  });
});
