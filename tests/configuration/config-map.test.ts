import assert from "node:assert/strict";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { ConfigMap, type ConfigMapArgs, Deployment } from "../../components";
import type { ProgramRun, RegisteredResource } from "../../components/testing";
import { kubeconfig, tenant } from "../support/programs";
import { runProgram } from "../support/run-program";

const type = "kubernetes:core/v1:ConfigMap";

/** Runs a workload that takes a ConfigMap as files and as variables. */
function run(args: Omit<ConfigMapArgs, "tenant">): Promise<ProgramRun> {
  return runProgram(() => {
    const home = tenant();
    const settings = new ConfigMap("settings", { tenant: home, ...args } as ConfigMapArgs);
    const volumes = { settings: settings.mount("/etc/app") };
    new Deployment("web", { tenant: home, image: "web:1.0.0", volumes, env: settings.asEnv() });
  });
}

function only(program: ProgramRun): RegisteredResource {
  const [found, second] = program.ofType(type);
  assert.ok(found !== undefined && second === undefined);
  return found;
}

interface Pod {
  readonly volumes: unknown;
  readonly containers: readonly { readonly env: unknown; readonly volumeMounts: unknown }[];
}

function podOf(program: ProgramRun) {
  const { spec } = program.find("kubernetes:apps/v1:Deployment", "web").inputs as {
    spec: { template: { spec: Pod } };
  };
  const { volumes, containers } = spec.template.spec;
  return { volumes, env: containers[0]?.env, mounts: containers[0]?.volumeMounts };
}

describe("ConfigMap", () => {
  it("is immutable, and its name follows from its contents", async () => {
    const program = await run({ data: { LEVEL: "info" } });
    const object = only(program);
    assert.equal(object.name, "settings-9999ffc32c");
    assert.deepEqual(object.inputs, {
      apiVersion: "v1",
      kind: "ConfigMap",
      metadata: { name: "settings-9999ffc32c", namespace: "team" },
      immutable: true,
      data: { LEVEL: "info" },
    });
    assert.deepEqual(podOf(program), {
      volumes: [{ name: "settings", configMap: { name: "settings-9999ffc32c", defaultMode: 0o444 } }],
      env: [{ name: "LEVEL", valueFrom: { configMapKeyRef: { name: "settings-9999ffc32c", key: "LEVEL" } } }],
      mounts: [{ name: "settings", mountPath: "/etc/app", readOnly: true }],
    });
  });

  it("is another resource for other contents, so that a rollout can go back", async () => {
    const [one, other, again] = [
      only(await run({ data: { LEVEL: "info" } })),
      only(await run({ data: { LEVEL: "debug" } })),
      only(await run({ data: { LEVEL: "info" } })),
    ];
    assert.notEqual(other.urn, one.urn);
    assert.equal(again.urn, one.urn);
  });

  it("is created in its component, after the guard rails and before its workloads", async () => {
    const program = await run({ data: { LEVEL: "info" } });
    const object = only(program);
    const component = program.find("keelson:index:ConfigMap", "settings");
    assert.equal(object.parent, component.urn);
    assert.equal(component.parent, program.find("keelson:index:Tenant", "team").urn);
    assert.equal(object.provider, program.find("pulumi:providers:kubernetes", "test").urn);
    assert.ok(object.dependsOn.includes(program.find("kubernetes:core/v1:ResourceQuota", "team").urn));
    const deployment = program.find("kubernetes:apps/v1:Deployment", "web");
    assert.ok(deployment.propertyDependencies.spec?.includes(object.urn));
  });

  it("is named by Pulumi if its contents are known only later", async () => {
    const program = await run({ data: { LEVEL: pulumi.output("info") } });
    const object = program.find(type, "settings");
    assert.deepEqual(object.inputs.metadata, { namespace: "team" });
    assert.equal(object.inputs.immutable, true);
    const { volumes } = podOf(program);
    assert.match(JSON.stringify(volumes), /"name":"settings-[0-9a-f]{8}"/);
  });

  it("keeps its name if it is not immutable", async () => {
    const program = await run({ data: { LEVEL: "info" }, immutable: false, configMapName: "app" });
    const { metadata, immutable } = program.find(type, "settings").inputs;
    assert.deepEqual([metadata, immutable], [{ name: "app", namespace: "team" }, false]);
  });

  it("takes labels, and an annotation names the overrides", async () => {
    const program = await run({ data: { a: "" }, overrides: { metadata: { labels: { grafana_dashboard: "1" } } } });
    assert.deepEqual(only(program).inputs.metadata, {
      name: "settings-1a413e4e1b",
      namespace: "team",
      labels: { grafana_dashboard: "1" },
      annotations: { "keelson.dev/overrides": "metadata.labels.grafana_dashboard" },
    });
  });

  it("works in a foreign namespace", async () => {
    const program = await runProgram(() => {
      const provider = new k8s.Provider("theirs", { kubeconfig });
      new ConfigMap("a", { tenant: { provider, namespace: "theirs" }, data: { b: "c" } });
    });
    assert.deepEqual((only(program).inputs.metadata as { namespace: string }).namespace, "theirs");
  });

  it("refuses a secret, which everybody could read", async () => {
    await assert.rejects(run({ data: { PASSWORD: pulumi.secret("hunter2") } }), {
      message:
        'error serializing property "data": config map "settings" of tenant "team": data.PASSWORD: expected a plain value, got a secret; put the value into a Secret',
    });
  });

  it("refuses unknown keys and wrong names before anything is created", async () => {
    await assert.rejects(
      runProgram(() => {
        new ConfigMap("settings", { tenant: tenant(), data: { a: "", b: "" } }).asEnv({ LEVEL: "c" });
      }),
      {
        message:
          'config map "settings" of tenant "team" is not valid:\n✖ asEnv(): expected one of the existing keys (a, b), got "c"',
      },
    );
    await assert.rejects(
      runProgram(() => {
        new ConfigMap("My Settings", { tenant: tenant(), data: {} });
      }),
      {
        message: [
          'config map "My Settings" of tenant "team" is not valid:',
          '✖ name: expected a DNS subdomain of up to 242 characters of a-z, 0-9, "-" and ".", with a letter or digit at both ends and beside each ".", got "My Settings"',
          "✖ data: expected at least one of data, binaryData and files, got nothing",
        ].join("\n"),
      },
    );
  });
});
