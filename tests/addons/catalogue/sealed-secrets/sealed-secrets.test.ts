import assert from "node:assert/strict";
import {
  type Cloud,
  externalSecrets,
  SealedSecret,
  type SealedSecretsOptions,
  sealedSecretsController,
  Tenant,
} from "../../../../components";
import { promqlErrors } from "../../../../components/workloads/observability/check-query";
import { existingEks, installOn, monitored, prometheus } from "../../../support/aws";
import { bound, existingCluster, install, platform, releaseType, valuesOf } from "../../../support/programs";
import { connects, policiesOf } from "../../../support/reachability";
import { runProgram } from "../../../support/run-program";

const controller = { namespace: "sealed-secrets", labels: { "app.kubernetes.io/name": "sealed-secrets" } };
const account = "external-secrets/external-secrets";
/** A value in the form in which kubeseal prints one, under a key of 2048 bits. */
const sealedText = Buffer.concat([Buffer.from([1, 0]), Buffer.alloc(256, 7), Buffer.alloc(20, 9)]).toString("base64");
const withKey = { keys: { main: { key: "sealing" } } } satisfies SealedSecretsOptions;

function problemsOf(options: SealedSecretsOptions, cloud: Cloud = "none") {
  return bound(sealedSecretsController(options), { cloud }).problems.map(({ path, message }) => `${path}: ${message}`);
}

describe("sealed-secrets", () => {
  it("renews its keys every 30 days, and lets no group use its service", async () => {
    const { affinity, tolerations, resources, ...values } = valuesOf(
      await install([sealedSecretsController()], "highly-available"),
      "sealed-secrets",
    );
    assert.deepEqual(values, {
      fullnameOverride: "sealed-secrets-controller",
      keyrenewperiod: "720h",
      keyttl: "87600h",
      keycutofftime: "",
      additionalVolumes: [],
      additionalVolumeMounts: [],
      logFormat: "json",
      priorityClassName: "system-cluster-critical",
      networkPolicy: { enabled: false },
      rbac: { serviceProxier: { create: false, bind: false } },
      pdb: { create: false },
      metrics: { serviceMonitor: { enabled: false } },
    });
    assert.deepEqual(resources, {
      requests: { cpu: "50m", memory: "64Mi", "ephemeral-storage": "64Mi" },
      limits: { memory: "128Mi", "ephemeral-storage": "1Gi" },
    });
    assert.ok(affinity !== undefined && tolerations !== undefined);
  });

  it("lets the groups of its option fetch the certificate", async () => {
    const values = valuesOf(await install([sealedSecretsController({ sealers: ["developers"] })]), "sealed-secrets");
    assert.deepEqual(values.rbac, {
      serviceProxier: {
        create: true,
        bind: true,
        subjects: '[{"apiGroup":"rbac.authorization.k8s.io","kind":"Group","name":"developers"}]',
      },
    });
  });

  it("opens the SealedSecrets of tenants, which wait for it", async () => {
    const run = await runProgram(() => {
      const tenant = new Tenant("team", { platform: platform([sealedSecretsController()]) });
      new SealedSecret("database", { tenant, encryptedData: { password: sealedText } });
    });
    const sealed = run.find("kubernetes:bitnami.com/v1alpha1:SealedSecret", "database");
    assert.ok(sealed.dependsOn.includes(run.find(releaseType, "test-sealed-secrets").urn));
  });

  it("starts with keys from the platform's store, and then makes none", async () => {
    const run = await installOn(() => existingEks([account]), [sealedSecretsController(withKey), externalSecrets()]);
    const values = valuesOf(run, "sealed-secrets");
    assert.equal(values.keyrenewperiod, "0");
    assert.deepEqual(values.additionalVolumes, [
      { name: "key-main", secret: { secretName: "key-main", items: [{ key: "tls.crt", path: "tls.crt" }] } },
    ]);
    assert.deepEqual(values.additionalVolumeMounts, [
      { name: "key-main", mountPath: "/keys/key-main", readOnly: true },
    ]);
    const secret = run.find("kubernetes:external-secrets.io/v1:ExternalSecret", "test-sealed-secrets-key-main");
    assert.deepEqual(secret.inputs.metadata, { name: "key-main", namespace: "sealed-secrets" });
    assert.deepEqual(secret.inputs.spec, {
      secretStoreRef: { kind: "ClusterSecretStore", name: "cloud" },
      refreshPolicy: "Periodic",
      refreshInterval: "1h0m0s",
      target: {
        name: "key-main",
        creationPolicy: "Owner",
        deletionPolicy: "Retain",
        template: {
          engineVersion: "v2",
          mergePolicy: "Replace",
          type: "kubernetes.io/tls",
          metadata: { labels: { "sealedsecrets.bitnami.com/sealed-secrets-key": "active" } },
        },
      },
      data: [
        { secretKey: "tls.crt", remoteRef: { key: "sealing", property: "certificate" } },
        { secretKey: "tls.key", remoteRef: { key: "sealing", property: "privateKey" } },
      ],
    });
    const store = run.find("kubernetes:external-secrets.io/v1:ClusterSecretStore", "test-external-secrets-cloud");
    assert.ok(secret.dependsOn.includes(store.urn));
    const namespace = run.find("kubernetes:core/v1:Namespace", "test-sealed-secrets");
    const { labels } = namespace.inputs.metadata as { labels: Record<string, string> };
    assert.equal(labels["keelson.dev/addon"], "sealed-secrets");
  });

  it("refuses keys from a store that nothing provides", async () => {
    await assert.rejects(install([sealedSecretsController(withKey)]), {
      message:
        'platform "test" is not valid:\n✖ addons.sealed-secrets: needs a secret store "cloud", which nothing provides; add external-secrets',
    });
  });

  it("lets only the API server and Prometheus connect", async () => {
    const run = await installOn(() => existingCluster({ builtin: [monitored] }), [sealedSecretsController()]);
    assert.deepEqual(valuesOf(run, "sealed-secrets").metrics, { serviceMonitor: { enabled: true } });
    const policies = policiesOf(run.resources);
    assert.ok(connects(policies, { address: "192.168.1.5" }, controller, 8080));
    assert.ok(!connects(policies, { address: "192.168.1.5" }, controller, 8081));
    assert.ok(connects(policies, prometheus, controller, 8081));
    assert.ok(!connects(policies, { namespace: "team", labels: {} }, controller, 8080));
    assert.ok(connects(policies, controller, { address: "192.168.1.5" }, 6443));
    assert.ok(!connects(policies, controller, { address: "203.0.113.7" }, 443));
  });

  it("alerts about secrets that do not open, in PromQL", () => {
    const rules = bound(sealedSecretsController()).offers.find(({ key }) => key === "sealed-secrets")?.value;
    const expressions = JSON.stringify(rules).match(/"expr":"(?:[^"\\]|\\.)*"/g) ?? [];
    assert.deepEqual(
      expressions.map((text) => promqlErrors((JSON.parse(`{${text}}`) as { expr: string }).expr)),
      [[]],
    );
  });

  it("refuses malformed periods, dates and references", () => {
    assert.deepEqual(problemsOf({ keyRenewPeriod: "30d", keyTtl: "0", keyCutoffTime: "2026-11-02" }), [
      'keyRenewPeriod: expected a duration in hours, minutes and seconds, such as "720h", got "30d"',
      'keyTtl: expected a duration above zero, got "0"',
      'keyCutoffTime: expected a date such as "Mon, 02 Nov 2026 15:04:05 +0000", got "2026-11-02"',
    ]);
    assert.deepEqual(problemsOf({ keys: { Main: { key: "" } }, sealers: [""] }), [
      'keys.Main: expected a DNS label (at most 63 characters of a-z, 0-9 and "-", not beginning or ending with "-"), got "Main"',
      'keys.Main.key: expected the name of a secret in the store, such as "backups", got ""',
      'sealers[0]: expected a group of the identity provider that does not begin with "system:", got ""',
    ]);
  });

  it("refuses to make keys that nobody stores beside keys from a store", () => {
    const fix = 'remove it, or set "0"; for a new sealing key, add an entry to the option `keys`';
    assert.deepEqual(problemsOf({ ...withKey, keyRenewPeriod: "720h" }), [
      `keyRenewPeriod: expected no value, because all sealing keys come from the option \`keys\`, got "720h"; ${fix}`,
    ]);
    assert.deepEqual(problemsOf({ ...withKey, keyCutoffTime: "Mon, 02 Nov 2026 15:04:05 +0000" }), [
      `keyCutoffTime: expected no value, because all sealing keys come from the option \`keys\`, got "Mon, 02 Nov 2026 15:04:05 +0000"; remove it; for a new sealing key, add an entry to the option \`keys\``,
    ]);
  });
});
