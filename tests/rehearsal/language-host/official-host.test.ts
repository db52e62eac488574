import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import * as grpc from "@grpc/grpc-js";
import { LanguageRuntimeClient } from "@pulumi/pulumi/proto/language_grpc_pb";
import * as language from "@pulumi/pulumi/proto/language_pb";
import type { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { startOfficialHost } from "../../../cli/rehearsal/language-host";

const resolve = (name: string) => JSON.stringify(createRequire(__filename).resolve(name));

/** A language host whose programs fail, and say where they ran. Its version is the address of its engine. */
const hostScript = `#!${process.execPath}
const grpc = require(${resolve("@grpc/grpc-js")});
const language = require(${resolve("@pulumi/pulumi/proto/language_pb")});
const { PluginInfo } = require(${resolve("@pulumi/pulumi/proto/plugin_pb")});
const { LanguageRuntimeService } = require(${resolve("@pulumi/pulumi/proto/language_grpc_pb")});
const server = new grpc.Server();
server.addService(LanguageRuntimeService, {
  getPluginInfo: (_, answer) => {
    const info = new PluginInfo();
    info.setVersion(process.argv[2]);
    answer(null, info);
  },
  run: ({ request }, answer) => {
    console.error("the last words of " + process.env.WHO);
    const response = new language.RunResponse();
    response.setError("it ran under " + request.getMonitorAddress());
    setTimeout(() => answer(null, response), 200);
  },
});
server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (_, port) => console.log(port));
`;

describe("Pulumi's own language host, between engine and program", () => {
  let folder = "";
  const ends: (() => void)[] = [];
  beforeEach(() => (folder = mkdtempSync(path.join(os.tmpdir(), "host-"))));
  afterEach(() => {
    ends.splice(0).forEach((end) => end());
    rmSync(folder, { recursive: true });
  });

  async function engine(references?: Record<string, Record<string, string>>, script = hostScript) {
    const file = path.join(folder, "pulumi-language-any");
    writeFileSync(file, script, { mode: 0o755 });
    const { port, stop } = await startOfficialHost({ file, environment: { WHO: "the program" }, references });
    const client = new LanguageRuntimeClient(`127.0.0.1:${port}`, grpc.credentials.createInsecure());
    ends.push(stop, () => client.close());
    return {
      handshake: (address: string) => {
        const request = new language.LanguageHandshakeRequest();
        request.setEngineAddress(address);
        return new Promise<void>((done, fail) =>
          client.handshake(request, (error: Error | null) => (error === null ? done() : fail(error))),
        );
      },
      version: () =>
        new Promise<string>((done, fail) =>
          client.getPluginInfo(new Empty(), (error: Error | null, info: PluginInfo) =>
            error === null ? done(info.getVersion()) : fail(error),
          ),
        ),
      run: () => {
        const request = new language.RunRequest();
        request.setMonitorAddress("127.0.0.1:1");
        return new Promise<string>((done, fail) =>
          client.run(request, (error, response) => (error === null ? done(response.getError()) : fail(error))),
        );
      },
    };
  }

  it("says why it did not start", async () => {
    const { handshake, version } = await engine({}, "#!/bin/sh\necho 'its executor is not on PATH' >&2\nexit 1\n");
    await handshake("127.0.0.1:11");
    await assert.rejects(
      version(),
      /pulumi-language-any ended with exit code 1 before it was ready:\nits executor is not on PATH/,
    );
  });

  it("starts once for each engine, whose address it gets", async () => {
    const { handshake, version } = await engine();
    await handshake("127.0.0.1:11");
    assert.equal(await version(), "127.0.0.1:11");
    await handshake("127.0.0.1:12");
    assert.equal(await version(), "127.0.0.1:12");
  });

  it("runs a program under the engine's monitor, and adds its last lines to an error", async () => {
    const { handshake, run } = await engine();
    await handshake("127.0.0.1:11");
    assert.equal(await run(), "it ran under 127.0.0.1:1:\nthe last words of the program");
  });

  it("runs it under a monitor that finds other stacks' outputs, if they are given", async () => {
    const { handshake, run } = await engine({ "acme/net/prod": { vpcId: "vpc-1" } });
    await handshake("127.0.0.1:11");
    assert.match(await run(), /^it ran under 127\.0\.0\.1:\d{2,}:/);
  });

  it("says so if a host ends before it serves", async () => {
    const { handshake, run } = await engine();
    writeFileSync(path.join(folder, "pulumi-language-any"), "#!/bin/sh\nexit 7\n");
    await handshake("127.0.0.1:11");
    await assert.rejects(run(), /pulumi-language-any ended with exit code 7 before it was ready/);
  });
});
