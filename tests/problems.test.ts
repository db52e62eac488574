import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { certManager, Deployment, metricsServer, Tenant, together, traefik } from "../components";
import { quote } from "../components/problems";
import { platform } from "./support/programs";
import { runProgram } from "./support/run-program";

describe("quote", () => {
  it("never shows the password of an address", () => {
    assert.equal(quote("https://ci:hunter2@git.example.com/a"), '"https://ci:…@git.example.com/a"');
    assert.equal(quote(["amqp://:pw@mq:5672"]), '["amqp://:…@mq:5672"]');
    assert.equal(quote("https://git.example.com:8443/a@b"), '"https://git.example.com:8443/a@b"');
  });
});

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
        'deployment "web" of tenant "team" is not valid:',
        'deployment "shop" of tenant "team" is not valid:',
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
