import assert from "node:assert/strict";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { runProgram } from "../../components/testing";

/** Makes a ConfigMap, hands it to a function before its registration is answered, and returns the program's outputs. */
async function outputsOf(read: (made: k8s.core.v1.ConfigMap) => unknown): Promise<Readonly<Record<string, unknown>>> {
  const args = { metadata: { name: "settings" }, data: { color: pulumi.secret("blue") } };
  const run = await runProgram(() => read(new k8s.core.v1.ConfigMap("settings", args)), { secrets: "plain" });
  return run.outputs;
}

describe("outputs of properties", () => {
  it("are not made before somebody reads them, and made once", async () => {
    await outputsOf((made) => {
      const isLate = () => Object.hasOwn(Object.getOwnPropertyDescriptor(made, "data") ?? {}, "get");
      assert.ok(isLate());
      assert.ok(pulumi.Output.isInstance(made.data));
      assert.ok(!isLate());
      assert.equal(made.data, made.data);
      assert.ok(Object.keys(made).includes("metadata"));
    });
  });

  it("have the same value, secrecy and resources before and after the registration", async () => {
    const told = (made: k8s.core.v1.ConfigMap) =>
      pulumi.all([made.metadata.name, pulumi.isSecret(made.data), made.data.apply(() => made.urn)]);
    const early = await outputsOf((made) => ({ told: told(made) }));
    const late = await outputsOf((made) => ({ told: made.urn.apply(() => told(made)) }));
    assert.equal((early.told as unknown[])[0], "settings");
    assert.equal((early.told as unknown[])[1], true);
    assert.deepEqual(late, early);
    const names = (read: (made: k8s.core.v1.ConfigMap) => unknown) => outputsOf((made) => ({ name: read(made) }));
    assert.deepEqual(await names((made) => made.metadata.name), { name: "settings" });
    assert.deepEqual(await names((made) => made.urn.apply(() => made.metadata.name)), { name: "settings" });
  });

  it("carry dependencies to the resources that use them", async () => {
    const run = await runProgram(() => {
      const made = new k8s.core.v1.ConfigMap("settings", { metadata: { name: "settings" } });
      new k8s.core.v1.ConfigMap("copy", { metadata: { name: "copy" }, data: { of: made.metadata.name } });
    });
    const { urn } = run.find("kubernetes:core/v1:ConfigMap", "settings");
    assert.deepEqual(run.find("kubernetes:core/v1:ConfigMap", "copy").propertyDependencies.data, [urn]);
  });

  it("can be replaced by the resource's class", async () => {
    assert.deepEqual(
      await outputsOf((made) => {
        Reflect.set(made, "data", pulumi.output("own"));
        return { data: made.data };
      }),
      { data: "own" },
    );
  });
});
