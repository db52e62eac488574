import assert from "node:assert/strict";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { registerTogether } from "../components";
import { type RunOptions, runProgram } from "../components/testing";
import { registrationsOf } from "./support/registrations";

class Part extends pulumi.ComponentResource {
  constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
    super("test:index:Part", name, {}, opts);
    new k8s.core.v1.ConfigMap(`${name}-child`, {}, { parent: this });
  }
}

function declare(): void {
  new Part("one");
  const two = new k8s.core.v1.ConfigMap("two", {});
  new k8s.core.v1.ConfigMap("three", { data: { two: two.metadata.name } }, { dependsOn: two });
}

function declareAndThrow(): never {
  declare();
  throw new pulumi.RunError("the last workload is not valid");
}

function run(program: () => unknown, options?: RunOptions): ReturnType<typeof registrationsOf> {
  return registrationsOf(() => runProgram(program, options));
}

describe("registerTogether", () => {
  it("registers nothing of a program that throws, unlike Pulumi alone", async () => {
    const alone = await run(declareAndThrow);
    assert.notEqual(alone.asked.length, 0);
    for (const preview of [true, false]) {
      const held = await run(() => registerTogether(declareAndThrow), { preview });
      assert.deepEqual(held, { asked: [], message: "the last workload is not valid" });
    }
  });

  it("registers the same as without", async () => {
    const alone = await runProgram(declare);
    const held = await runProgram(() => registerTogether(declare));
    assert.equal(alone.resources.length, 4);
    assert.deepEqual(held.resources, alone.resources);
  });

  it("returns what the program returns", async () => {
    const { outputs } = await runProgram(() =>
      registerTogether(() => ({ name: new k8s.core.v1.ConfigMap("own", { metadata: { name: "own" } }).metadata.name })),
    );
    assert.deepEqual(outputs, { name: "own" });
  });

  it("holds what an async program declares before its first await, and lets it wait for that afterwards", async () => {
    const { resources } = await runProgram(() =>
      registerTogether(async () => {
        const first = new k8s.core.v1.ConfigMap("first", {});
        await new Promise((resolve) => first.urn.apply(resolve));
        new k8s.core.v1.ConfigMap("second", {});
      }),
    );
    assert.deepEqual(
      resources.map(({ name }) => name),
      ["first", "second"],
    );
  });

  it("registers nothing of an async program that throws before it waits for anything", async () => {
    const failing = () => registerTogether(async () => declareAndThrow());
    /* The second program leaves the promise to nobody, and fails all the same. */
    for (const program of [failing, () => void failing()]) {
      assert.deepEqual(await run(program), { asked: [], message: "the last workload is not valid" });
    }
  });

  it("fails a program that catches the error, and holds nothing that it declares afterwards", async () => {
    const caught = await run(() => {
      assert.throws(() => registerTogether(declareAndThrow));
      new k8s.core.v1.ConfigMap("instead", {});
    });
    assert.deepEqual(caught, {
      asked: ["kubernetes:core/v1:ConfigMap::instead"],
      message: "the last workload is not valid",
    });
  });

  it("runs a program without a stack", () => {
    assert.equal(
      registerTogether(() => 1),
      1,
    );
  });
});
