import assert from "node:assert/strict";
import path from "node:path";
import * as grpc from "@grpc/grpc-js";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { CreateRequest, type CreateResponse } from "@pulumi/pulumi/proto/provider_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { startDynamicProviders } from "../../../cli/rehearsal/language-host";

/** A provider as the SDK writes it into a resource's inputs. */
const provider = `exports.handler = () => ({
  create: async ({ size }) => ({ id: "made", outs: { size: size + 1, who: process.env.WHO } }),
});`;

describe("dynamic providers that run", () => {
  it("run the code of the program in the environment of programs, from their first use", async () => {
    let used = 0;
    const root = path.resolve(__dirname, "../../..");
    const environment = { PATH: process.env.PATH, WHO: "the run" };
    const { port, stop } = await startDynamicProviders(root, environment, () => (used += 1));
    const client = new ResourceProviderClient(`127.0.0.1:${port}`, grpc.credentials.createInsecure());
    try {
      assert.equal(used, 0);
      const request = new CreateRequest();
      request.setProperties(Struct.fromJavaScript({ __provider: provider, size: 1 }));
      const made = await new Promise<CreateResponse>((resolve, reject) =>
        client.create(request, (error: Error | null, response: CreateResponse) =>
          error === null ? resolve(response) : reject(error),
        ),
      );
      assert.equal(made.getId(), "made");
      const { __provider: _, ...outputs } = made.getProperties()?.toJavaScript() ?? {};
      assert.deepEqual(outputs, { size: 2, who: "the run" });
      assert.equal(used, 1);
    } finally {
      client.close();
      stop();
    }
  });
});
