import assert from "node:assert/strict";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { ProgramError, runProgram } from "../../components/testing";

function fail(message: string): never {
  throw new pulumi.RunError(message);
}

const cases: readonly (readonly [where: string, program: () => unknown, message: RegExp])[] = [
  ["in the program", () => fail("bad"), /^bad$/],
  [
    "in an async program",
    async () => {
      await Promise.resolve();
      fail("bad");
    },
    /^bad$/,
  ],
  ["in an apply", () => void pulumi.output(1).apply(() => fail("bad")), /^bad$/],
  [
    "in an input",
    () => void new k8s.Provider("cluster", { kubeconfig: pulumi.output("{}").apply(() => fail("bad")) }),
    /^error serializing property "kubeconfig": bad$/,
  ],
  [
    "in an input that others depend on",
    () => {
      const provider = new k8s.Provider("cluster", { kubeconfig: pulumi.output("{}").apply(() => fail("bad")) });
      const namespace = new k8s.core.v1.Namespace("shop", {}, { provider });
      void pulumi.log.warn("about something that never registers", namespace);
    },
    /^error serializing property "kubeconfig": bad$/,
  ],
  ["in an output", () => ({ url: pulumi.output(1).apply(() => fail("bad")) }), /^bad$/],
  ["in a promise that nobody waits for", () => void Promise.reject(new Error("bad")), /^bad$/],
  ["in a timer", () => void setTimeout(() => fail("bad"), 5), /^bad$/],
  ["logged and not thrown", () => pulumi.log.error("bad"), /^bad$/],
  [
    "two resources with one URN",
    () => {
      new k8s.Provider("cluster");
      new k8s.Provider("cluster");
    },
    /duplicate URN urn:pulumi:stack::project::pulumi:providers:kubernetes::cluster: two resources of type pulumi:providers:kubernetes have the name "cluster" and the same parents; rename one of them/,
  ],
  [
    "a program that waits for nothing",
    () => new Promise(() => undefined),
    /^the program never ends, because it waits for a promise/,
  ],
];

describe("runProgram reports what goes wrong", () => {
  for (const [where, program, message] of cases) {
    it(where, async () => {
      const listeners = process.listeners("unhandledRejection");
      await assert.rejects(runProgram(program), { message });
      assert.deepEqual(process.listeners("unhandledRejection"), listeners);
    });
  }

  it("in a simulation, naming the resource", async () => {
    const simulate = { resources: { "pulumi:providers:": () => fail("quota exceeded") } };
    await assert.rejects(
      runProgram(() => void new k8s.Provider("cluster"), { preview: false, simulate }),
      {
        message: "failed to register new resource cluster [pulumi:providers:kubernetes]: quota exceeded",
      },
    );
  });

  it("as it was thrown, when it is one", async () => {
    const error = new pulumi.RunError("bad");
    await assert.rejects(
      runProgram(() => {
        throw error;
      }),
      (thrown) => thrown === error,
    );
  });

  it("all at once, when there are several", async () => {
    await assert.rejects(
      runProgram(async () => {
        await pulumi.log.error("first");
        fail("second");
      }),
      (error) => error instanceof ProgramError && error.message === "2 errors in the program:\n- first\n- second",
    );
  });

  it("and the next run is not affected", async () => {
    const logged = async () => {
      await pulumi.log.warn("careful", new k8s.Provider("cluster"));
    };
    await assert.rejects(runProgram(() => fail("bad")));
    assert.deepEqual(
      (await runProgram(logged)).logs.map(({ message }) => message),
      ["careful"],
    );
  });
});
