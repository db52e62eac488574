import assert from "node:assert/strict";
import { checkExternalSecret, keysOf } from "../../components/configuration/check-external-secret";
import { type ExternalSecretSpec, externalSecretSpec } from "../../components/configuration/external-secret-spec";

const store = { kind: "ClusterSecretStore", name: "cloud" };

function mistakes(spec: ExternalSecretSpec): string[] {
  return checkExternalSecret(spec).map(({ path, message }) => `${path}: ${message}`);
}

describe("spec of an ExternalSecret", () => {
  it("renders a minimal spec", () => {
    assert.deepEqual(externalSecretSpec("db", store, { data: { password: "shop/db" } }), {
      secretStoreRef: store,
      refreshPolicy: "Periodic",
      refreshInterval: "1h0m0s",
      target: { name: "db", creationPolicy: "Owner", deletionPolicy: "Retain" },
      data: [{ secretKey: "password", remoteRef: { key: "shop/db" } }],
    });
  });

  it("renders parts, versions, finds, templates and policies", () => {
    const spec: ExternalSecretSpec = {
      data: { password: { key: "shop/db", property: "password", version: "AWSPREVIOUS", decodingStrategy: "Base64" } },
      dataFrom: [{ extract: { key: "shop/api" } }, { find: { name: { regexp: "^shop/" }, tags: { team: "shop" } } }],
      template: {
        type: "kubernetes.io/basic-auth",
        data: { url: "postgres://app:{{ .password }}@db" },
        mergePolicy: "Merge",
        metadata: { labels: { team: "shop" } },
      },
      refreshInterval: "15m",
      refreshPolicy: "OnChange",
      creationPolicy: "Orphan",
      deletionPolicy: "Delete",
    };
    assert.deepEqual(mistakes(spec), []);
    assert.deepEqual(externalSecretSpec("db", store, spec), {
      secretStoreRef: store,
      refreshPolicy: "OnChange",
      refreshInterval: "15m0s",
      target: {
        name: "db",
        creationPolicy: "Orphan",
        deletionPolicy: "Delete",
        template: {
          engineVersion: "v2",
          mergePolicy: "Merge",
          type: "kubernetes.io/basic-auth",
          metadata: { labels: { team: "shop" } },
          data: { url: "postgres://app:{{ .password }}@db" },
        },
      },
      data: [
        {
          secretKey: "password",
          remoteRef: { key: "shop/db", property: "password", version: "AWSPREVIOUS", decodingStrategy: "Base64" },
        },
      ],
      dataFrom: [{ extract: { key: "shop/api" } }, { find: { name: { regexp: "^shop/" }, tags: { team: "shop" } } }],
    });
  });

  const wrong: [string, ExternalSecretSpec, string][] = [
    ["nothing", {}, "data: expected at least one of data and dataFrom, got nothing"],
    [
      "a key that is none",
      { data: { "a/b": "x" } },
      'data.a/b: expected a key of up to 253 letters, digits, "-", "_" and "." that does not begin with "..", got "a/b"',
    ],
    ["an empty name", { data: { a: "" } }, 'data.a: expected the name of a secret in the store, got ""'],
    [
      "an empty name of many",
      { dataFrom: [{ extract: { key: "" } }] },
      'dataFrom[0].extract: expected the name of a secret in the store, got ""',
    ],
    [
      "extract beside find",
      { dataFrom: [{ extract: { key: "a" }, find: { path: "a" } } as never] },
      'dataFrom[0]: expected either extract or find, got ["extract","find"]',
    ],
    [
      "a search for everything",
      { dataFrom: [{ find: {} }] },
      "dataFrom[0].find: expected at least one of name, tags and path, got nothing; otherwise the option `find` matches every secret in the store",
    ],
    [
      "days",
      { data: { a: "a" }, refreshInterval: "1d" },
      'refreshInterval: expected a duration above zero such as "15m" or "1h30m", got "1d"',
    ],
    [
      "deletion of what is another's",
      { data: { a: "a" }, creationPolicy: "Merge", deletionPolicy: "Delete" },
      'deletionPolicy: expected "Retain" or "Merge" with creationPolicy "Merge", got "Delete"; the ExternalSecret does not own the Secret',
    ],
    [
      "a merge into nothing",
      { data: { a: "a" }, creationPolicy: "None", deletionPolicy: "Merge" },
      'deletionPolicy: expected "Retain" with creationPolicy "None", got "Merge"; this creationPolicy creates no Secret',
    ],
  ];
  for (const [title, spec, expected] of wrong) {
    it(`refuses ${title}`, () => assert.deepEqual(mistakes(spec), [expected]));
  }

  const keys: [string, ExternalSecretSpec, string[] | undefined][] = [
    ["those of data", { data: { a: "a", b: "b" } }, ["a", "b"]],
    ["not known from a store", { data: { a: "a" }, dataFrom: [{ extract: { key: "a" } }] }, undefined],
    ["those of a template", { dataFrom: [{ extract: { key: "a" } }], template: { data: { url: "" } } }, ["url"]],
    [
      "both where they are merged",
      { data: { a: "a" }, template: { data: { url: "" }, mergePolicy: "Merge" } },
      ["a", "url"],
    ],
    ["those of data under a template of labels", { data: { a: "a" }, template: { metadata: {} } }, ["a"]],
  ];
  for (const [title, spec, expected] of keys) {
    it(`has keys: ${title}`, () => assert.deepEqual(keysOf(spec), expected));
  }
});
