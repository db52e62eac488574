import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { Deployment, type DeploymentArgs } from "../../components";
import { notSecret } from "../../components/plain-secrets";
import { tenant } from "../support/programs";
import { runProgram } from "../support/run-program";

const secret = () => pulumi.secret("hunter2");

describe("notSecret", () => {
  it("accepts plain values, also if they are known only later", async () => {
    const expected = { path: "a", wanted: "b", fix: "c" };
    assert.equal(notSecret("x", expected), "x");
    const later = notSecret(pulumi.output("y"), expected) as pulumi.Output<string>;
    assert.equal(await new Promise((resolve) => later.apply(resolve)), "y");
  });

  const refused: [string, () => Partial<DeploymentArgs>, string][] = [
    [
      "a variable",
      () => ({ env: { TOKEN: secret() } }),
      "env.TOKEN: expected a plain value, got a secret; put the value into a Secret",
    ],
    [
      "an argument",
      () => ({ args: ["--token", pulumi.interpolate`${secret()}`] }),
      "args[1]: expected a plain value, got a secret; mount a Secret, and pass the path of its file",
    ],
    [
      "a command",
      () => ({ command: [secret()] }),
      "command[0]: expected a plain value, got a secret; mount a Secret, and pass the path of its file",
    ],
    [
      "the name of a Secret among volumes",
      () => ({ volumes: { api: { secret: secret(), mountPath: "/api" } } }),
      "volumes.api.secret: expected the name of a Secret, got a secret; put the value into a Secret, and pass the result of mount()",
    ],
    [
      "the name of a Secret among variables",
      () => ({ env: { TOKEN: { secretKeyRef: { name: secret(), key: "token" } } } }),
      "env.TOKEN.secretKeyRef.name: expected the name of a Secret, got a secret; pass the result of asEnv()",
    ],
    [
      "the name of a Secret whose keys are all variables",
      () => ({ envFrom: [{ secretRef: secret() }] }),
      "envFrom.secretRef: expected the name of a Secret, got a secret; pass the result of asEnv()",
    ],
    [
      "the name of a ConfigMap among variables",
      () => ({ env: { TOKEN: { configMapKeyRef: { name: secret(), key: "token" } } } }),
      "env.TOKEN.configMapKeyRef.name: expected the name of a ConfigMap, got a secret; pass the result of asEnv()",
    ],
  ];
  for (const [title, args, message] of refused) {
    it(`refuses a secret as ${title}`, async () => {
      const program = () => {
        new Deployment("web", { tenant: tenant(), image: "web:1.0.0", ...args() });
      };
      await assert.rejects(runProgram(program), { message: `error serializing property "spec": ${message}` });
    });
  }
});
