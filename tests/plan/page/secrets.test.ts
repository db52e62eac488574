import assert from "node:assert/strict";
import { secretLines } from "../../../cli/plan/page/secrets";
import type { RegisteredResource } from "../../../components/testing";
import { registered } from "../../support/registered";
import { container, deployment, object, podSpec } from "../objects";

const lines = (made: readonly RegisteredResource[], identities: Parameters<typeof secretLines>[2] = []) =>
  secretLines(made, new Map(made.map((each) => [each.urn, each])), identities);
const identity = (who: string, may: string, as: string[] = []) => ({
  who,
  as,
  group: "workloads" as const,
  breadth: "",
  rights: [{ may: [may], on: [], when: "", denied: false, boundless: false }],
});
const store = (provider: object, conditions: object[] = []) =>
  object("external-secrets.io/v1", "ClusterSecretStore", "cloud", { spec: { provider, conditions } });
const external = (spec: object) =>
  object("external-secrets.io/v1", "ExternalSecret", "shop/db", {
    spec: { secretStoreRef: { name: "cloud" }, data: [{ remoteRef: { key: "prod/db" } }], ...spec },
  });
const reading = (pod: object) => deployment("shop/web", {}, { ...podSpec, ...pod });

describe("secrets on a plan's page", () => {
  it("say which store they come from, who reads it, and for which namespaces", () => {
    const aws = { aws: { service: "SecretsManager", region: "eu-central-1" } };
    const byLabel = { namespaceSelector: { matchExpressions: [{ key: "example.com/team", operator: "Exists" }] } };
    const readers = [
      identity("service account es/es", "secretsmanager:GetSecretValue", ["role es"]),
      identity("service account other/other", "ssm:GetParameter"),
    ];
    assert.deepEqual(lines([store(aws, [byLabel])], readers), [
      "Secret store cloud · AWS Secrets Manager in eu-central-1 · read as service account es/es (role es) · for namespaces with the label example.com/team",
      "In this program · no ExternalSecret takes a value from a store, and none of the program's own workloads reads a Secret",
    ]);
    const gcp = identity("principal://x/subject/ns/es/sa/es", "roles/secretmanager.secretAccessor");
    assert.match(lines([store({ gcpsm: { projectID: "p" } })], [gcp])[0] ?? "", / · read as service account es\/es$/);
    const vault = { vault: { server: "https://v", auth: { kubernetes: { role: "r" } } } };
    assert.match(lines([store(vault)])[0] ?? "", /Vault at https:\/\/v · read with Vault's role r$/);
  });

  const refreshed: [object, string][] = [
    [{}, "read again every hour"],
    [{ refreshInterval: "24h0m0s" }, "read again every day"],
    [{ refreshInterval: "30m" }, "read again every 30m"],
    [{ refreshInterval: "0" }, "read once"],
    [{ refreshPolicy: "CreatedOnce" }, "read once"],
  ];
  for (const [spec, words] of refreshed) {
    it(`are ${words} with ${JSON.stringify(spec)}`, () => {
      assert.equal(
        lines([external(spec)])[0],
        `shop/db · from store cloud, key prod/db · ${words} · nothing in this program reads it`,
      );
    });
  }

  const ways: [string, object][] = [
    ["a variable", { containers: [{ ...container, env: [{ valueFrom: { secretKeyRef: { name: "db" } } }] }] }],
    ["all variables", { containers: [{ ...container, envFrom: [{ secretRef: { name: "db" } }] }] }],
    ["a volume", { volumes: [{ secret: { secretName: "db" } }] }],
    ["a projected volume", { volumes: [{ projected: { sources: [{ secret: { name: "db" } }] } }] }],
    ["credentials of a registry", { imagePullSecrets: [{ name: "db" }] }],
  ];
  for (const [way, pod] of ways) {
    it(`name the workloads that read them as ${way}`, () => {
      assert.match(lines([external({}), reading(pod)])[0] ?? "", / · read by web$/);
      assert.deepEqual(lines([reading(pod)]), ["shop/db · a Secret that this program does not declare · read by web"]);
    });
  }

  it("name the charts whose values name them, and never a value", () => {
    const secret = object("core/v1", "Secret", "shop/db", { stringData: { password: "hunter2" } });
    const chart = registered("web", {
      type: "kubernetes:helm.sh/v3:Release",
      inputs: { chart: "web", name: "web", namespace: "shop", values: { existingSecret: "db" } },
    });
    const all = lines([secret, chart]);
    assert.equal(all[0], "shop/db · its value is in the state of Pulumi · read by chart web");
    assert.ok(!all.join(" ").includes("hunter2"));
  });

  it("are no subject of a program without any", () => assert.deepEqual(lines([deployment("shop/web")]), []));
});
