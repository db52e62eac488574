import assert from "node:assert/strict";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { runProgram } from "../../components/testing";

const secretTypeType = "kubernetes:core/v1:Secret";
const configMapType = "kubernetes:core/v1:ConfigMap";

function secretProgram() {
  const config = new pulumi.Config();
  const provider = new k8s.Provider("cluster", { kubeconfig: config.requireSecret("kubeconfig") });
  const secret = new k8s.core.v1.Secret(
    "password",
    { metadata: { name: "password" }, stringData: { password: "hunter2" } },
    { provider },
  );
  const password = secret.stringData.apply(({ password }) => password ?? "");
  new k8s.core.v1.ConfigMap(
    "copy",
    { data: { url: pulumi.interpolate`db://${password}@host`, host: "host" } },
    { provider },
  );
  return { password, list: [pulumi.secret("a"), "b"], host: "host" };
}

const secretOptions = { config: { "project:kubeconfig": "{}" }, secretConfigKeys: ["project:kubeconfig"] };

describe("secrets", () => {
  it("are hidden, wherever they came from", async () => {
    const run = await runProgram(secretProgram, secretOptions);
    assert.deepEqual(run.find("pulumi:providers:kubernetes", "cluster").inputs, { kubeconfig: "[secret]" });
    assert.equal(run.find(secretTypeType, "password").inputs.stringData, "[secret]");
    assert.deepEqual(run.find(configMapType, "copy").inputs.data, { host: "host", url: "[secret]" });
    assert.deepEqual(run.find(configMapType, "copy").secretInputs, ["data.url"]);
    assert.deepEqual(run.outputs, { password: "[secret]", list: ["[secret]", "b"], host: "host" });
    assert.doesNotMatch(JSON.stringify(run), /hunter2/);
  });

  it("are given in the clear when asked for, and still listed", async () => {
    const run = await runProgram(secretProgram, { ...secretOptions, secrets: "plain" });
    assert.deepEqual(run.find(configMapType, "copy").inputs.data, { host: "host", url: "db://hunter2@host" });
    assert.deepEqual(run.find(configMapType, "copy").secretInputs, ["data.url"]);
    assert.deepEqual(run.outputs, { password: "hunter2", list: ["a", "b"], host: "host" });
  });
});

function unknownProgram() {
  const provider = new k8s.Provider("cluster");
  const service = new k8s.core.v1.Service(
    "web",
    { metadata: { name: "web" }, spec: { type: "LoadBalancer" } },
    { provider },
  );
  const nameless = new k8s.core.v1.ConfigMap("nameless", { metadata: { labels: { a: "b" } } }, { provider });
  const release = new k8s.helm.v3.Release("chart", { chart: "chart" }, { provider });
  service.status.apply(() => new k8s.core.v1.ConfigMap("once-known", {}, { provider }));
  return {
    id: service.id,
    address: service.status.loadBalancer.ingress[0]?.ip,
    serviceName: service.metadata.name,
    namelessName: nameless.metadata.name,
    releaseStatus: release.status.status,
    releaseName: release.name,
  };
}

describe("a preview", () => {
  it("knows inputs and generated names, and runs no apply on what it does not know", async () => {
    const run = await runProgram(unknownProgram);
    assert.deepEqual(run.outputs, {
      id: "<unknown>",
      address: "<unknown>",
      serviceName: "web",
      namelessName: "nameless-3427b294",
      releaseStatus: "<unknown>",
      releaseName: "chart-0b2c425e",
    });
    assert.deepEqual(
      run.ofType(configMapType).map(({ name }) => name),
      ["nameless"],
    );
  });
});

describe("a simulated deployment", () => {
  it("knows everything, the same each time", async () => {
    const run = await runProgram(unknownProgram, { preview: false });
    assert.deepEqual(run.outputs, {
      id: "web",
      address: "192.0.2.1",
      serviceName: "web",
      namelessName: "nameless-3427b294",
      releaseStatus: "deployed",
      releaseName: "chart-0b2c425e",
    });
    assert.deepEqual(
      run.ofType(configMapType).map(({ name }) => name),
      ["nameless", "once-known"],
    );
    assert.deepEqual((await runProgram(unknownProgram, { preview: false })).outputs, run.outputs);
  });

  it("asks the test's own simulation first, and keeps what is secret so", async () => {
    const seen: unknown[] = [];
    const run = await runProgram(
      () => {
        const provider = new k8s.Provider("cluster");
        const map = new k8s.core.v1.ConfigMap("map", { data: { key: pulumi.secret("value") } }, { provider });
        return { id: map.id, data: map.data, version: map.metadata.resourceVersion };
      },
      {
        preview: false,
        simulate: {
          resources: {
            [configMapType]: ({ inputs }) => {
              seen.push(inputs.data);
              return { id: "own", state: { ...inputs, metadata: { resourceVersion: "42" } } };
            },
          },
        },
      },
    );
    assert.deepEqual(seen, [{ key: "value" }]);
    assert.deepEqual(run.outputs, { id: "own", data: "[secret]", version: "42" });
  });

  it("answers functions, and says which one it cannot answer", async () => {
    const program = () => ({ answer: pulumi.runtime.invokeOutput("cloud:index:zones", { region: "north" }) });
    const run = await runProgram(program, {
      simulate: {
        call: (token, inputs) => (token === "cloud:index:zones" ? { first: `${String(inputs.region)}-1` } : undefined),
      },
    });
    assert.deepEqual(run.outputs, { answer: { first: "north-1" } });
    await assert.rejects(runProgram(program), {
      message: /^function cloud:index:zones is not simulated; answer it/,
    });
  });
});
