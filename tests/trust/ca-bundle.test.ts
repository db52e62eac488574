import assert from "node:assert/strict";
import type * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import {
  type CaBundle,
  CronJob,
  catalogue,
  Deployment,
  externalDns,
  kubePrometheusStack,
  metricsServer,
  Tenant,
} from "../../components";
import { valuesKnownBy } from "../../components/charts";
import { isRecord } from "../../components/records";
import {
  addonCaVariables,
  caConfigMapName,
  checkCaBundle,
  withBundle,
  workloadCaVariables,
} from "../../components/trust";
import { exampleRoot, serverCertificate } from "../support/certificates";
import { dnsZones, existingIn } from "../support/clouds";
import { platform, runOwnStack, valuesOf } from "../support/programs";
import { runProgram } from "../support/run-program";

type PodSpec = k8s.types.output.core.v1.PodSpec;

const caBundle: CaBundle = { pem: exampleRoot };
const configMapType = "kubernetes:core/v1:ConfigMap";
const name = caConfigMapName(caBundle);
const volume = { name: "ca-bundle", configMap: { name } };
const mount = { name: "ca-bundle", mountPath: "/etc/keelson/ca", readOnly: true };
const added = "/etc/ssl/certs:/etc/pki/tls/certs:/etc/keelson/ca";

describe("a bundle of authorities", () => {
  const wrong: readonly (readonly [string, string])[] = [
    ["", "expected blocks of -----BEGIN CERTIFICATE-----, got none; give the whole content of the file"],
    ["certs/root.pem", "expected blocks of -----BEGIN CERTIFICATE-----, got none"],
    [
      exampleRoot.replace("-----END CERTIFICATE-----", ""),
      "expected blocks of -----BEGIN CERTIFICATE-----, got none; give the whole content of the file",
    ],
    [
      `${exampleRoot}-----BEGIN CERTIFICATE-----\nMIIB`,
      "expected blocks of -----BEGIN CERTIFICATE-----, got 2 blocks (complete certificates: 1); give the whole content of the file",
    ],
    [
      `${exampleRoot}-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n`,
      "expected certificates in PEM, but block 2 is damaged; copy it again",
    ],
    [
      `${exampleRoot}${serverCertificate}`,
      "expected only certificates of authorities, but certificate 2 (CN=server.example.com) is a server certificate; use the certificate of the authority that signed this certificate",
    ],
    [
      "-----BEGIN EC PRIVATE KEY-----\nabc",
      "expected only certificates, got a private key; remove it, because every pod would get it",
    ],
    [`${exampleRoot}${"# comment\n".repeat(110_000)}`, "expected at most 1 MiB, because ConfigMaps hold no more"],
  ];
  for (const [pem, message] of wrong) {
    it(`is refused with one error: ${message}`, () => {
      const problems = checkCaBundle("caBundle", { pem });
      assert.equal(problems.length, 1);
      assert.equal(problems[0]?.path, "caBundle.pem");
      assert.ok(problems[0]?.message.startsWith(message), problems[0]?.message);
    });
  }

  it("may have comments, several authorities, and be known later", () => {
    assert.deepEqual(checkCaBundle("caBundle", { pem: `# Example\n${exampleRoot}\n# again\n${exampleRoot}` }), []);
    assert.deepEqual(checkCaBundle("caBundle", { pem: pulumi.output("?") }), []);
    assert.deepEqual(checkCaBundle("caBundle", undefined), []);
  });

  it("is added to what images trust, or replaces it if it is complete", () => {
    const variables = (list: readonly { name: string; value: string }[]) =>
      list.map((one) => `${one.name}=${one.value}`);
    const file = "/etc/keelson/ca/ca.crt";
    assert.deepEqual(variables(addonCaVariables(caBundle)), [`SSL_CERT_DIR=${added}`]);
    assert.deepEqual(variables(addonCaVariables({ ...caBundle, complete: true })), [`SSL_CERT_FILE=${file}`]);
    assert.deepEqual(variables(workloadCaVariables(caBundle)), [
      `SSL_CERT_DIR=${added}`,
      `NODE_EXTRA_CA_CERTS=${file}`,
    ]);
    assert.deepEqual(variables(workloadCaVariables({ ...caBundle, complete: true })), [
      `SSL_CERT_FILE=${file}`,
      `NODE_EXTRA_CA_CERTS=${file}`,
      `REQUESTS_CA_BUNDLE=${file}`,
      `AWS_CA_BUNDLE=${file}`,
      `CURL_CA_BUNDLE=${file}`,
    ]);
  });

  it("has a name that follows from its content", () => {
    assert.ok(typeof name === "string");
    assert.match(name, /^ca-bundle-[0-9a-f]{10}$/);
    assert.notEqual(caConfigMapName({ pem: `${exampleRoot}\n` }), name);
  });

  it("is added to a chart's volumes, after what is there", () => {
    const mounts = { volumes: "volumes", "a.mounts": "mounts", "b.maps": "configMaps" } as const;
    assert.deepEqual(withBundle({ volumes: [{ name: "own" }] }, mounts, caBundle), {
      volumes: [{ name: "own" }, volume],
      a: { mounts: [mount] },
      b: { maps: [{ ...mount, configMap: name }] },
    });
  });
});

describe("a platform with a bundle of authorities", () => {
  it("gives it to add-ons that call out, and to no other", async () => {
    const run = await runProgram(() => {
      platform([externalDns({ zones: [dnsZones.aws] }), metricsServer(), kubePrometheusStack()], {
        caBundle,
        cluster: existingIn("aws", ["external-dns/external-dns"]),
      });
    });
    const { env, extraVolumes, extraVolumeMounts } = valuesOf(run, "external-dns");
    assert.deepEqual((env as unknown[]).at(-1), { name: "SSL_CERT_DIR", value: added });
    assert.deepEqual({ extraVolumes, extraVolumeMounts }, { extraVolumes: [volume], extraVolumeMounts: [mount] });
    const { grafana } = valuesOf(run, "kube-prometheus-stack") as { grafana: Record<string, unknown> };
    assert.deepEqual(grafana.extraConfigmapMounts, [{ ...mount, configMap: name }]);
    assert.equal(valuesOf(run, "metrics-server").extraVolumes, undefined);
    const maps = run.resources.filter(({ type }) => type === configMapType);
    assert.deepEqual(
      maps.map(({ inputs }) => inputs),
      ["external-dns", "monitoring"].map((namespace) => ({
        apiVersion: "v1",
        kind: "ConfigMap",
        metadata: { name, namespace },
        immutable: true,
        data: { "ca.crt": exampleRoot },
      })),
    );
  });

  it("gives it to every container of workloads, except where they decide otherwise", async () => {
    const run = await runProgram(() => {
      const tenant = new Tenant("team", { platform: platform([], { caBundle }) });
      new Deployment("web", {
        tenant,
        image: "registry.example.com/web:1",
        env: { SSL_CERT_DIR: "/own" },
        initContainers: { migrate: { image: "registry.example.com/migrate:1" } },
        containers: { side: { image: "registry.example.com/side:1" } },
      });
      new CronJob("night", { tenant, image: "registry.example.com/night:1", schedule: "0 3 * * *" });
    });
    const { template } = run.find("kubernetes:apps/v1:Deployment", "web").inputs.spec as {
      template: { spec: PodSpec };
    };
    const { volumes, containers, initContainers } = template.spec;
    assert.deepEqual(volumes, [{ name: "ca-bundle", configMap: { name, defaultMode: 0o444 } }]);
    for (const { volumeMounts } of [...containers, ...initContainers]) {
      assert.deepEqual(volumeMounts, [mount]);
    }
    const variable = (of: PodSpec["containers"][number] | undefined) =>
      of?.env.find((one) => one.name === "SSL_CERT_DIR")?.value;
    assert.deepEqual([...containers, ...initContainers].map(variable), ["/own", added, added]);
    const map = run.resources.find(({ type }) => type === configMapType);
    assert.deepEqual(map?.inputs.metadata, { name, namespace: "team" });
    const { jobTemplate } = run.find("kubernetes:batch/v1:CronJob", "night").inputs.spec as {
      jobTemplate: { spec: { template: { spec: PodSpec } } };
    };
    assert.equal(variable(jobTemplate.spec.template.spec.containers[0]), added);
  });

  it("refuses a bad one before anything is made", async () => {
    await assert.rejects(
      runProgram(() => void platform([], { caBundle: { pem: "root.pem" } })),
      /caBundle\.pem: expected blocks of -----BEGIN CERTIFICATE-----, got none/,
    );
  });

  it("is of a stack by its file", async () => {
    const run = await runOwnStack("prod", { "keelson:caBundle": JSON.stringify({ pem: exampleRoot }) });
    const { values } = run.find("kubernetes:helm.sh/v3:Release", "prod-external-secrets").inputs;
    assert.deepEqual((values as { extraVolumes: unknown }).extraVolumes, [volume]);
    const inKubeSystem = run.resources.filter(
      ({ type, inputs }) =>
        type === configMapType && (inputs.metadata as { namespace?: string }).namespace === "kube-system",
    );
    assert.equal(inKubeSystem.length, 1);
    await assert.rejects(
      runOwnStack("prod", { "keelson:caBundle": '{"pem":"x"}' }),
      /keelson:caBundle\.pem: expected blocks of -----BEGIN CERTIFICATE-----/,
    );
  });
});

/* Fluent Bit reads no variable for authorities: https://github.com/fluent/fluent-bit/blob/master/src/tls/openssl.c, load_system_certificates. */
describe("every add-on that takes variables", () => {
  for (const { facts } of catalogue) {
    it(`takes files of authorities, too: ${facts.name}`, () => {
      const isDeaf = facts.name === "fluent-bit";
      assert.equal(facts.mounts !== undefined, facts.environment !== undefined && !isDeaf, "mounts: name the lists");
      for (const path of Object.keys(facts.mounts ?? {})) {
        const known = path
          .split(".")
          .reduce<unknown>(
            (at, key) => (isRecord(at) ? at[key] : at === "any" ? at : undefined),
            valuesKnownBy(facts.chart.name)?.values,
          );
        assert.ok(known !== undefined, `mounts: the chart has no ${path}`);
      }
      const kinds = Object.values(facts.mounts ?? {});
      const count = (kind: string) => kinds.filter((one) => one === kind).length;
      assert.equal(count("volumes"), count("mounts"));
    });
  }
});
