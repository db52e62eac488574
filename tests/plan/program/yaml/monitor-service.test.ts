import assert from "node:assert/strict";
import * as grpc from "@grpc/grpc-js";
import { EngineClient, EngineService } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { LogRequest, LogSeverity } from "@pulumi/pulumi/proto/engine_pb";
import { ResourceMonitorClient, ResourceMonitorService } from "@pulumi/pulumi/proto/resource_grpc_pb";
import { RegisterResourceRequest, type RegisterResourceResponse } from "@pulumi/pulumi/proto/resource_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { type PluginServer, serveAll } from "../../../../cli/grpc";
import { engineService } from "../../../../cli/plan/program/yaml/engine-service";
import { monitorService } from "../../../../cli/plan/program/yaml/monitor-service";
import { ProgramRecorder } from "../../../../components/testing";

describe("the engine that a planned program of another process talks to", () => {
  const recorder = new ProgramRecorder({ project: "shop", stack: "dev" });
  let server: PluginServer;
  let monitor: ResourceMonitorClient;
  let engine: EngineClient;
  before(async () => {
    server = await serveAll([
      [EngineService, engineService((entry) => recorder.logs.push(entry))],
      [ResourceMonitorService, monitorService(recorder.monitor)],
    ]);
    const address = `127.0.0.1:${server.port}`;
    monitor = new ResourceMonitorClient(address, grpc.credentials.createInsecure());
    engine = new EngineClient(address, grpc.credentials.createInsecure());
  });
  after(() => {
    monitor.close();
    engine.close();
    server.stop();
  });

  function register(name: string): Promise<RegisterResourceResponse> {
    const request = new RegisterResourceRequest();
    request.setType("kubernetes:core/v1:ConfigMap");
    request.setName(name);
    request.setCustom(true);
    request.setObject(Struct.fromJavaScript({ metadata: { namespace: "shop" } }));
    return new Promise((resolve, reject) => {
      monitor.registerResource(request, (error, response) => (error === null ? resolve(response) : reject(error)));
    });
  }

  it("answers as in a preview, and records what the program asks for", async () => {
    const response = await register("settings");
    assert.equal(response.getUrn(), "urn:pulumi:dev::shop::kubernetes:core/v1:ConfigMap::settings");
    assert.equal(response.getId(), "");
    assert.equal((response.getObject()?.toJavaScript().metadata as { namespace: string }).namespace, "shop");
    assert.deepEqual(
      recorder.run().resources.map(({ inputs, name }) => [name, inputs]),
      [["settings", { metadata: { namespace: "shop" } }]],
    );
    assert.deepEqual(recorder.mistakes, []);
  });

  it("finds names that are given twice", async () => {
    await register("twice");
    await register("twice");
    assert.match(recorder.mistakes.join("\n"), /^duplicate URN .*::twice/);
  });

  it("hears what the program logs, except for debugging", async () => {
    for (const severity of [LogSeverity.DEBUG, LogSeverity.WARNING, LogSeverity.ERROR]) {
      const request = new LogRequest();
      request.setSeverity(severity);
      request.setMessage(`message ${severity}\n`);
      await new Promise<void>((resolve, reject) => {
        engine.log(request, (error) => (error === null ? resolve() : reject(error)));
      });
    }
    assert.deepEqual(recorder.run().logs, [
      { severity: "warn", message: "message 2" },
      { severity: "error", message: "message 3" },
    ]);
    assert.ok(recorder.mistakes.includes("message 3"));
  });
});
