import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { certManager, Deployment, metricsServer, Tenant, together, traefik } from "../components";
import { platform } from "./support/programs";
import { runProgram } from "./support/run-program";

describe("independent steps", () => {
  it("return their results by key, in order", () => {
    const order: string[] = [];
    const step = (name: string) => () => {
      order.push(name);
      return name.length;
    };
    assert.deepEqual(together({ a: step("one"), b: step("three") }), { a: 3, b: 5 });
    assert.deepEqual(order, ["one", "three"]);
  });

  it("report two wrong workloads and a wrong tenant in one message, each under its own subject", async () => {
    const program = () => {
      const host = platform([traefik(), certManager(), metricsServer()], { domain: "example.com" });
      const team = new Tenant("team", { platform: host });
      const other = { image: "registry.test/web:1.0.0", port: 8080 };
      together({
        web: () => new Deployment("web", { tenant: team, ...other, replicas: -1 }),
        good: () => new Deployment("good", { tenant: team, ...other }),
        shop: () => new Deployment("shop", { tenant: team, ...other, port: 0 }),
        tenant: () => new Tenant("Bad", { platform: host }),
      });
    };
    await assert.rejects(runProgram(program), (error: Error) => {
      assert.ok(pulumi.RunError.isInstance(error));
      const subjects = error.message.split("\n").filter((line) => !line.startsWith("✖"));
      assert.deepEqual(subjects, [
        'deployment "web" is not valid:',
        'deployment "shop" is not valid:',
        'tenant "Bad" is not valid:',
      ]);
      return true;
    });
  });

  it("stop at an error that is no refusal", () => {
    const failing = () => {
      throw new TypeError("broken");
    };
    assert.throws(() => together({ failing, never: () => assert.fail("not reached") }), new TypeError("broken"));
  });
});
