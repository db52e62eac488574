import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { Deployment, Secret, type SecretArgs } from "../../components";
import type { ProgramRun, RunOptions } from "../../components/testing";
import { tenant } from "../support/programs";
import { runProgram } from "../support/run-program";

const type = "kubernetes:core/v1:Secret";
const password = () => ({ password: pulumi.secret("hunter2") });

/** Runs a workload that takes a Secret as files and one key of it as a variable. */
function run(args: () => Partial<SecretArgs>, options: RunOptions = {}): Promise<ProgramRun> {
  return runProgram(() => {
    const home = tenant();
    const secret = new Secret("db", { tenant: home, ...args() } as SecretArgs);
    const volumes = { db: secret.mount("/etc/db", { items: { password: "pw" }, defaultMode: 0o400 }) };
    const env = secret.asEnv({ DB_PASSWORD: "password" }, { optional: true });
    new Deployment("web", { tenant: home, image: "web:1.0.0", volumes, env });
  }, options);
}

describe("Secret", () => {
  it("is immutable, named by Pulumi and encoded in base64", async () => {
    const program = await run(() => ({ stringData: password(), data: { key: pulumi.secret("AQ==") } }), {
      secrets: "plain",
    });
    const secret = program.find(type, "db");
    assert.deepEqual(secret.inputs, {
      apiVersion: "v1",
      kind: "Secret",
      metadata: { namespace: "team" },
      immutable: true,
      type: "Opaque",
      data: { password: "aHVudGVyMg==", key: "AQ==" },
    });
    assert.deepEqual(secret.secretInputs, ["data"]);
    assert.equal(secret.parent, program.find("keelson:index:Secret", "db").urn);
    assert.ok(secret.dependsOn.includes(program.find("kubernetes:core/v1:ResourceQuota", "team").urn));
  });

  it("never shows its values", async () => {
    const program = await run(() => ({ stringData: password() }));
    const shown = JSON.stringify([program.resources, program.outputs, program.logs]);
    assert.doesNotMatch(shown, /hunter2|aHVudGVyMg/);
    assert.equal(program.find(type, "db").inputs.data, "[secret]");
  });

  it("is mounted for the pod only, and becomes a variable if asked", async () => {
    const program = await run(() => ({ stringData: password() }));
    const deployment = program.find("kubernetes:apps/v1:Deployment", "web");
    const { spec } = deployment.inputs as {
      spec: { template: { spec: { volumes: { secret: { secretName: string } }[]; containers: { env: unknown }[] } } };
    };
    const { volumes, containers } = spec.template.spec;
    const secretName = volumes[0]?.secret.secretName ?? "";
    assert.match(secretName, /^db-[0-9a-f]{8}$/);
    assert.deepEqual(volumes, [
      { name: "db", secret: { secretName, defaultMode: 0o400, items: [{ key: "password", path: "pw" }] } },
    ]);
    assert.deepEqual(containers[0]?.env, [
      { name: "DB_PASSWORD", valueFrom: { secretKeyRef: { name: secretName, key: "password", optional: true } } },
    ]);
    assert.ok(deployment.propertyDependencies.spec?.includes(program.find(type, "db").urn));
  });

  it("keeps its name if it is not immutable", async () => {
    const certificate = { "tls.crt": pulumi.secret("c"), "tls.key": pulumi.secret("k"), ...password() };
    const program = await run(() => ({
      stringData: certificate,
      type: "kubernetes.io/tls",
      immutable: false,
      secretName: "web-tls",
    }));
    const { metadata, immutable, type: kind } = program.find(type, "db").inputs;
    assert.deepEqual([metadata, immutable, kind], [{ name: "web-tls", namespace: "team" }, false, "kubernetes.io/tls"]);
  });

  it("refuses plain values without quoting them, and missing keys", async () => {
    const plain = { password: "hunter2" } as unknown as SecretArgs["stringData"];
    await assert.rejects(
      run(() => ({ stringData: plain, type: "kubernetes.io/tls" })),
      {
        message: [
          'secret "db" of tenant "team" is not valid:',
          '✖ tls.crt: the type "kubernetes.io/tls" requires this key; add it',
          '✖ tls.key: the type "kubernetes.io/tls" requires this key; add it',
          '✖ stringData.password: expected a secret, got a plain value; use config.requireSecret("password") or a resource\'s output',
        ].join("\n"),
      },
    );
  });

  it("refuses a basic-auth secret without a user and a password, which the API server takes alone", async () => {
    const type = "kubernetes.io/basic-auth";
    await assert.rejects(
      run(() => ({ stringData: { user: pulumi.secret("x") }, type })),
      {
        message: [
          'secret "db" of tenant "team" is not valid:',
          '✖ stringData: expected the key username or the key password, because the type is "kubernetes.io/basic-auth", got ["user"]',
        ].join("\n"),
      },
    );
  });

  it("refuses an Output that is not a secret, before the object is created", async () => {
    await assert.rejects(
      run(() => ({ stringData: { password: pulumi.output("hunter2") } })),
      {
        message:
          'error serializing property "data": secret "db" of tenant "team" is not valid:\n✖ stringData.password: expected a secret, got a plain value; wrap the value in pulumi.secret() where you create it',
      },
    );
  });

  const late: [string, object, string][] = [
    [
      "a number",
      { stringData: { port: pulumi.secret(5) } },
      "stringData.port: expected a text, got a secret of the type number",
    ],
    [
      "no base64",
      { data: { key: pulumi.secret("not base64!") } },
      "data.key: expected base64, got another text; move this key to stringData",
    ],
  ];
  for (const [what, values, line] of late) {
    it(`refuses ${what} as soon as it is known, and does not quote it`, async () => {
      await assert.rejects(
        run(() => values),
        ({ message }: Error) =>
          message.includes(`secret "db" of tenant "team" is not valid:\n✖ ${line}`) && !message.includes("not base64!"),
      );
    });
  }

  it("takes base64 with line breaks, and of any length", async () => {
    const data = {
      password: pulumi.secret("QQ=="),
      lines: pulumi.secret("QUJD\nQUJD\n"),
      long: pulumi.secret("QUJD".repeat(2 ** 21)),
    };
    const program = await run(() => ({ data }), { secrets: "plain" });
    const { data: rendered } = program.find(type, "db").inputs as { readonly data: Readonly<Record<string, string>> };
    assert.equal(rendered.lines, "QUJD\nQUJD\n");
    assert.equal(rendered.long?.length, 2 ** 23);
  });

  it("refuses empty data, a repeated key and an unknown type", async () => {
    await assert.rejects(
      run(() => ({ type: "kubernetes.io/service-account-token" as never })),
      {
        message: [
          'secret "db" of tenant "team" is not valid:',
          '✖ type: expected one of "Opaque", "kubernetes.io/basic-auth", "kubernetes.io/dockerconfigjson", "kubernetes.io/ssh-auth", "kubernetes.io/tls", got "kubernetes.io/service-account-token"',
        ].join("\n"),
      },
    );
    await assert.rejects(
      run(() => ({})),
      {
        message:
          'secret "db" of tenant "team" is not valid:\n✖ stringData: expected at least one of stringData and data, got nothing',
      },
    );
    await assert.rejects(
      run(() => ({ stringData: password(), data: password() })),
      {
        message:
          'secret "db" of tenant "team" is not valid:\n✖ data.password: expected each key once, got "password"; this key is also in stringData',
      },
    );
  });
});
