import assert from "node:assert/strict";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { runProgram } from "../../components/testing";

class Part extends pulumi.ComponentResource {
  constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
    super("test:index:Part", name, {}, opts);
  }
}

const namespaceType = "kubernetes:core/v1:Namespace";
const named = (name: string) => ({ metadata: { name } });

describe("a run of a program", () => {
  it("includes what is registered in an apply, after a gap, or after the program returned", async () => {
    const run = await runProgram(async () => {
      const provider = new k8s.Provider("cluster");
      const first = new k8s.core.v1.Namespace("first", named("first"), { provider });
      first.metadata.name.apply((name) => {
        const second = new k8s.core.v1.Namespace(`${name}-second`, named("second"), { provider });
        second.metadata.name.apply(() => new k8s.core.v1.Namespace("third", named("third"), { provider }));
      });
      await new Promise((resolve) => {
        setTimeout(resolve, 5);
      });
      new k8s.core.v1.Namespace("after-gap", named("after-gap"), { provider });
      setTimeout(() => new k8s.core.v1.Namespace("later", named("later"), { provider }), 20);
    });
    assert.deepEqual(
      run.ofType(namespaceType).map(({ name }) => name),
      ["after-gap", "first", "first-second", "later", "third"],
    );
  });

  it("collects what is logged, in order", async () => {
    const run = await runProgram(async () => {
      const part = new Part("shop");
      await pulumi.log.warn("first", part);
      await pulumi.log.info("second");
    });
    assert.deepEqual(run.logs, [
      { severity: "warn", message: "first", urn: "urn:pulumi:stack::project::test:index:Part::shop" },
      { severity: "info", message: "second" },
    ]);
  });

  it("gives each of several runs its own configuration, one after another", async () => {
    const program = () => {
      const name = new pulumi.Config().get("name") ?? "nobody";
      new Part(name);
      return { name };
    };
    const names = ["alice", "bob", undefined];
    const runs = await Promise.all(
      names.map((name) => runProgram(program, { config: name === undefined ? {} : { "project:name": name } })),
    );
    assert.deepEqual(
      runs.map(({ outputs, resources }) => [outputs.name, resources.map(({ name }) => name)]),
      [
        ["alice", ["alice"]],
        ["bob", ["bob"]],
        ["nobody", ["nobody"]],
      ],
    );
  });

  it("accepts hooks, and refuses transforms, which only an engine could run", async () => {
    const run = await runProgram(() => {
      const beforeCreate = new pulumi.ResourceHook("check", () => assert.fail("nothing is created in a preview"));
      new Part("shop", { hooks: { beforeCreate: [beforeCreate] } });
    });
    assert.deepEqual(
      run.resources.map(({ name }) => name),
      ["shop"],
    );
    await assert.rejects(
      runProgram(() => void new Part("shop", { transforms: [() => undefined] })),
      { message: /^transforms need the Pulumi engine; use `transformations`/ },
    );
  });

  it("leaves the process' stack traces as they were", async () => {
    const before = Error.stackTraceLimit;
    await runProgram(() => {
      Error.stackTraceLimit = 0;
    });
    assert.equal(Error.stackTraceLimit, before);
  });
});
