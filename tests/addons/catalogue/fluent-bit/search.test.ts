import assert from "node:assert/strict";
import { type FluentBitOptions, fluentBit, offer, type SearchEngine, secretStores } from "../../../../components";
import { searchOutput } from "../../../../components/addons/catalogue/fluent-bit/search";
import { installOn } from "../../../support/aws";
import { bound, existingCluster, valuesOf } from "../../../support/programs";
import { connects, policiesOf } from "../../../support/reachability";

const pem = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----";
const engine = {
  kind: "elasticsearch",
  url: "https://search.example.com:9200",
  credentials: { key: "logs" },
} as const satisfies SearchEngine;
const agent = { namespace: "logging", labels: { "app.kubernetes.io/name": "fluent-bit" } };
const store = offer(secretStores, { kind: "ClusterSecretStore", name: "cloud" }, "cloud");
const on = (options: FluentBitOptions) => installOn(() => existingCluster({ builtin: [store] }), [fluentBit(options)]);

describe("fluent-bit with a search engine", () => {
  it("writes an index for each day over TLS that it verifies, and stores each line once", () => {
    assert.equal(
      searchOutput(engine),
      [
        "[OUTPUT]",
        "    Name es",
        "    Match kube.*",
        "    Host search.example.com",
        "    Port 9200",
        "    tls On",
        "    tls.verify On",
        "    tls.verify_hostname On",
        "    HTTP_User ${SEARCH_USERNAME}",
        "    HTTP_Passwd ${SEARCH_PASSWORD}",
        "    Logstash_Format On",
        "    Logstash_Prefix fluent-bit",
        "    Suppress_Type_Name On",
        "    Replace_Dots On",
        "    Generate_ID On",
        "    compress gzip",
        "    Retry_Limit 10",
        "    storage.total_limit_size 512M",
        "",
      ].join("\n"),
    );
  });

  it("uses OpenSearch's own plugin, the default port of HTTPS, and the given prefix and authority", () => {
    const output = searchOutput({
      ...engine,
      kind: "opensearch",
      url: "https://search.example.com",
      indexPrefix: "shop-logs",
      caBundle: pem,
    });
    for (const line of [
      "Name opensearch",
      "Port 443",
      "Logstash_Prefix shop-logs",
      "tls.ca_file /fluent-bit/etc/conf/search-ca.crt",
    ]) {
      assert.ok(output.includes(`\n    ${line}\n`), line);
    }
  });

  it("runs without a cloud, with credentials from a secret store and the authority beside its configuration", async () => {
    const run = await on({ destination: { ...engine, caBundle: pem } });
    const values = valuesOf(run, "fluent-bit") as { env: object[]; config: Record<string, unknown> };
    assert.deepEqual(values.env, [
      {
        name: "SEARCH_USERNAME",
        valueFrom: { secretKeyRef: { name: "fluent-bit-search", key: "username" } },
      },
      {
        name: "SEARCH_PASSWORD",
        valueFrom: { secretKeyRef: { name: "fluent-bit-search", key: "password" } },
      },
    ]);
    assert.deepEqual(values.config.extraFiles, { "search-ca.crt": pem });
    const secret = run.find("kubernetes:external-secrets.io/v1:ExternalSecret", "test-fluent-bit-fluent-bit-search");
    assert.deepEqual(
      (secret.inputs.spec as { data: object[] }).data.map((one) => one),
      [
        { secretKey: "username", remoteRef: { key: "logs", property: "username" } },
        { secretKey: "password", remoteRef: { key: "logs", property: "password" } },
      ],
    );
  });

  it("connects to the ranges of the engine alone, if they are private", async () => {
    const run = await on({ destination: { ...engine, cidrs: ["10.9.0.0/24"] } });
    const policies = policiesOf(run.resources);
    assert.ok(connects(policies, agent, { address: "10.9.0.5" }, 9200));
    assert.ok(!connects(policies, agent, { address: "10.9.0.5" }, 443));
    assert.ok(!connects(policies, agent, { address: "203.0.113.7" }, 443));
  });

  it("needs no store of the cloud and no identity, on every cloud", () => {
    for (const cloud of ["aws", "gcp", "azure", "none"] as const) {
      const { problems, needs, identities } = bound(fluentBit({ destination: engine }), { cloud, builtin: [] });
      assert.deepEqual([problems, identities], [[], []], cloud);
      assert.deepEqual(
        needs.map(({ capability }) => capability.name).filter((name) => name !== "secret-stores"),
        [],
        cloud,
      );
    }
  });

  const refused: readonly (readonly [string, Partial<SearchEngine>, string, string])[] = [
    [
      "an engine without TLS",
      { url: "http://search.example.com:9200" },
      "destination.url",
      'expected a URL such as "https://search.example.com:9200", got "http://search.example.com:9200"',
    ],
    [
      "an index that no engine accepts",
      { indexPrefix: "Logs" },
      "destination.indexPrefix",
      'expected a prefix of lower-case letters, digits, "-" and "_", got "Logs"',
    ],
    [
      "credentials without a name",
      { credentials: { key: "" } },
      "destination.credentials.key",
      'expected the name of a secret in the store, such as "backups", got ""',
    ],
  ];
  for (const [title, changes, path, message] of refused) {
    it(`refuses ${title}`, () => {
      const { problems } = bound(fluentBit({ destination: { ...engine, ...changes } }), { cloud: "aws" });
      assert.deepEqual(problems, [{ path, message }]);
    });
  }
});
