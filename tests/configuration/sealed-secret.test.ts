import assert from "node:assert/strict";
import * as k8s from "@pulumi/kubernetes";
import { Deployment, offer, SealedSecret, type SealedSecretArgs, sealedSecrets } from "../../components";
import { checkSealedData } from "../../components/configuration/sealed-data";
import type { ProgramRun } from "../../components/testing";
import { existingCluster, kubeconfig, tenant } from "../support/programs";
import { runProgram } from "../support/run-program";

const type = "kubernetes:bitnami.com/v1alpha1:SealedSecret";
const controller = { namespace: "kube-system", name: "sealed-secrets-controller" };

/** A value in the form in which kubeseal prints one, under a key of 2048 bits. */
const sealed = Buffer.concat([Buffer.from([1, 0]), Buffer.alloc(256, 7), Buffer.alloc(20, 9)]).toString("base64");

function run(args: Partial<SealedSecretArgs> = {}): Promise<ProgramRun> {
  return runProgram(() => {
    const cluster = existingCluster({ builtin: [offer(sealedSecrets, { controller })] });
    const home = tenant([], { cluster });
    const secret = new SealedSecret("db", { tenant: home, encryptedData: { password: sealed }, ...args });
    new Deployment("web", { tenant: home, image: "web:1.0.0", volumes: { db: secret.mount("/etc/db") } });
  });
}

describe("SealedSecret", () => {
  it("can be opened under its own name and namespace only", async () => {
    const program = await run();
    const secret = program.find(type, "db");
    assert.deepEqual(secret.inputs, {
      apiVersion: "bitnami.com/v1alpha1",
      kind: "SealedSecret",
      metadata: { name: "db", namespace: "team" },
      spec: { encryptedData: { password: sealed }, template: { type: "Opaque" } },
    });
    assert.equal(secret.parent, program.find("keelson:index:SealedSecret", "db").urn);
    const deployment = program.find("kubernetes:apps/v1:Deployment", "web");
    assert.ok(deployment.propertyDependencies.spec?.includes(secret.urn));
  });

  it("says if its scope is wider", async () => {
    const { metadata, spec } = (await run({ scope: "namespace-wide", secretName: "shop-db" })).find(type, "db").inputs;
    const annotations = { "sealedsecrets.bitnami.com/namespace-wide": "true" };
    assert.deepEqual(metadata, { name: "shop-db", namespace: "team", annotations });
    assert.deepEqual((spec as { template: unknown }).template, { type: "Opaque", metadata: { annotations } });
  });

  it("needs a controller that opens it", async () => {
    await assert.rejects(
      runProgram(() => {
        new SealedSecret("db", { tenant: tenant(), encryptedData: { password: sealed } });
      }),
      {
        message:
          'sealed secret "db" of tenant "team" is not valid:\n✖ tenant: needs a SealedSecrets controller, which nothing provides; add sealed-secrets',
      },
    );
    await assert.rejects(
      runProgram(() => {
        const provider = new k8s.Provider("theirs", { kubeconfig });
        new SealedSecret("db", { tenant: { provider, namespace: "theirs" }, encryptedData: { password: sealed } });
      }),
      {
        message:
          'sealed secret "db" is not valid:\n✖ tenant: needs a platform with the add-on sealed-secrets; set the option tenant to a Tenant, or use an ExternalSecret or a Secret',
      },
    );
  });

  const unsealed =
    "expected an encrypted value from kubeseal; seal this value with kubeseal, because everybody can read a value that is not sealed";
  const wrong: [string, Parameters<typeof checkSealedData>[0], string][] = [
    ["nothing", { encryptedData: {} }, "encryptedData: expected at least one key, got {}"],
    ["a plain secret", { encryptedData: { a: "hunter2!" } }, `encryptedData.a: ${unsealed}`],
    ["a plain secret in base64", { encryptedData: { a: "aHVudGVyMg==" } }, `encryptedData.a: ${unsealed}`],
    ["an empty value", { encryptedData: { a: "" } }, `encryptedData.a: ${unsealed}`],
    ["a value that is cut off", { encryptedData: { a: sealed.slice(0, 344) } }, `encryptedData.a: ${unsealed}`],
    [
      "a scope that there is not",
      { encryptedData: { a: sealed }, scope: "world" as never },
      'scope: expected one of "strict", "namespace-wide", "cluster-wide", got "world"',
    ],
  ];
  for (const [title, data, expected] of wrong) {
    it(`refuses ${title}`, () => {
      assert.deepEqual(
        checkSealedData(data).map(({ path, message }) => `${path}: ${message}`),
        [expected],
      );
    });
  }
});
