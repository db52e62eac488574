import assert from "node:assert/strict";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { runProgram } from "../../components/testing";

class Part extends pulumi.ComponentResource {
  constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
    super("test:index:Part", name, {}, opts);
  }
}

const configMapType = "kubernetes:core/v1:ConfigMap";
const namespaceType = "kubernetes:core/v1:Namespace";
const named = (name: string) => ({ metadata: { name } });

describe("runProgram", () => {
  it("reads no stack trace for a resource, and lets the SDK read them again afterwards", async () => {
    const callsites = () => Reflect.get(pulumi.Resource, "callsites") as () => object[];
    const before = callsites();
    let during: object[] | undefined;
    await runProgram(() => {
      during = callsites()();
    });
    assert.deepEqual(during, []);
    assert.equal(callsites(), before);
  });

  it("gives a resource exactly as it was asked for", async () => {
    const run = await runProgram(
      () => {
        const provider = new k8s.Provider("cluster", { kubeconfig: "{}" });
        const part = new Part("shop", { provider });
        const namespace = new k8s.core.v1.Namespace("shop", named("shop"), { parent: part });
        new k8s.core.v1.ConfigMap(
          "settings",
          { metadata: { name: "settings", namespace: namespace.metadata.name }, data: { color: "blue" } },
          { parent: part, ignoreChanges: ["data"], customTimeouts: { create: "5m" }, deleteBeforeReplace: false },
        );
      },
      { project: "keelson", stack: "dev" },
    );
    const { options, ...rest } = run.find(configMapType, "settings");
    const { version, ...otherOptions } = options;
    assert.deepEqual(rest, {
      urn: "urn:pulumi:dev::keelson::test:index:Part$kubernetes:core/v1:ConfigMap::settings",
      type: configMapType,
      name: "settings",
      parent: "urn:pulumi:dev::keelson::test:index:Part::shop",
      provider: "urn:pulumi:dev::keelson::pulumi:providers:kubernetes::cluster",
      dependsOn: ["urn:pulumi:dev::keelson::test:index:Part$kubernetes:core/v1:Namespace::shop"],
      propertyDependencies: {
        metadata: ["urn:pulumi:dev::keelson::test:index:Part$kubernetes:core/v1:Namespace::shop"],
      },
      inputs: {
        apiVersion: "v1",
        kind: "ConfigMap",
        metadata: { name: "settings", namespace: "shop" },
        data: { color: "blue" },
      },
      secretInputs: [],
      component: false,
    });
    assert.match(version ?? "", /^\d+\.\d+\.\d+$/);
    assert.deepEqual(otherOptions, {
      ignoreChanges: ["data"],
      customTimeouts: { create: "5m" },
      deleteBeforeReplace: false,
    });
    assert.deepEqual(
      run.resources.map(({ name, component }) => [name, component]),
      [
        ["cluster", false],
        ["settings", false],
        ["shop", false],
        ["shop", true],
      ],
    );
  });

  it("hides an output that the resource declares to be secret", async () => {
    const outputs = async (additionalSecretOutputs: string[]) => {
      const run = await runProgram(
        () => {
          const provider = new k8s.Provider("cluster", { kubeconfig: "{}" });
          const args = { ...named("settings"), data: { color: "blue" } };
          const { data } = new k8s.core.v1.ConfigMap("settings", args, { provider, additionalSecretOutputs });
          return { data };
        },
        { preview: false },
      );
      return run.outputs;
    };
    assert.deepEqual(await outputs([]), { data: { color: "blue" } });
    assert.deepEqual(await outputs(["data"]), { data: "[secret]" });
  });

  it("writes the types of all parents into a URN, as the engine does", async () => {
    const run = await runProgram(() => {
      const inner = new Part("inner", { parent: new Part("outer") });
      new k8s.Provider("cluster", {}, { parent: inner });
    });
    assert.equal(
      run.find("pulumi:providers:kubernetes", "cluster").urn,
      "urn:pulumi:stack::project::test:index:Part$test:index:Part$pulumi:providers:kubernetes::cluster",
    );
  });

  it("uses the provider nearest to a resource", async () => {
    const run = await runProgram(() => {
      const outer = new Part("outer", { provider: new k8s.Provider("far") });
      const inner = new Part("inner", { parent: outer, provider: new k8s.Provider("near") });
      new k8s.core.v1.ConfigMap("in-outer", {}, { parent: outer });
      new k8s.core.v1.ConfigMap("in-inner", {}, { parent: inner });
      new k8s.core.v1.ConfigMap("alone");
    });
    const providerOf = (name: string) => run.find(configMapType, name).provider?.split("::").at(-1);
    assert.deepEqual(["in-outer", "in-inner", "alone"].map(providerOf), ["far", "near", undefined]);
    assert.deepEqual(
      run.childrenOf(run.find("test:index:Part", "outer").urn).map(({ name }) => name),
      ["in-outer", "inner"],
    );
  });

  it("hands deletedWith, protect and retainOnDelete down through components", async () => {
    const run = await runProgram(() => {
      const provider = new k8s.Provider("cluster");
      const outer = new Part("outer", { deletedWith: provider, protect: true, retainOnDelete: true });
      const inner = new Part("inner", { parent: outer, protect: false });
      new k8s.core.v1.ConfigMap("settings", {}, { parent: inner, provider });
    });
    const { version, ...options } = run.find(configMapType, "settings").options;
    assert.notEqual(version, undefined);
    assert.deepEqual(options, {
      protect: false,
      deletedWith: run.find("pulumi:providers:kubernetes", "cluster").urn,
      retainOnDelete: true,
    });
  });

  it("keeps the aliases that somebody wrote, and not those of the SDK", async () => {
    const run = await runProgram(() => {
      const provider = new k8s.Provider("cluster");
      new k8s.networking.v1.Ingress(
        "web",
        {},
        { provider, aliases: [{ name: "frontend" }, "urn:pulumi:a::b::c:d:e::f"] },
      );
      new Part("shop", { aliases: [{ type: "test:index:Shop" }] });
    });
    assert.deepEqual(run.find("kubernetes:networking.k8s.io/v1:Ingress", "web").options.aliases, [
      { name: "frontend" },
      "urn:pulumi:a::b::c:d:e::f",
    ]);
    assert.deepEqual(run.find("test:index:Part", "shop").options.aliases, [{ type: "test:index:Shop" }]);
  });

  it("shows a remote component as opaque, and its outputs as unknown", async () => {
    class Remote extends pulumi.ComponentResource {
      declare readonly endpoint: pulumi.Output<string>;

      constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
        super("kubernetes:remote:Remote", name, { endpoint: undefined, size: 1 }, opts, true);
      }
    }
    const run = await runProgram(() => {
      const provider = new k8s.Provider("cluster");
      return { endpoint: new Remote("remote", { providers: [provider] }).endpoint };
    });
    const remote = run.find("kubernetes:remote:Remote", "remote");
    assert.equal(remote.opaque, true);
    assert.equal(remote.component, true);
    assert.deepEqual(remote.inputs, { size: 1 });
    assert.deepEqual(remote.options.providers, { kubernetes: run.find("pulumi:providers:kubernetes", "cluster").urn });
    assert.deepEqual(run.outputs, { endpoint: "<unknown>" });
  });

  it("shows what is only read, with its id and nothing else known", async () => {
    const run = await runProgram(() => {
      const provider = new k8s.Provider("cluster");
      const existing = k8s.core.v1.Namespace.get("system", "kube-system", { provider });
      return { id: existing.id, phase: existing.status.phase };
    });
    assert.equal(run.find(namespaceType, "system").read, true);
    assert.deepEqual(run.outputs, { id: "kube-system", phase: "<unknown>" });
  });
});
