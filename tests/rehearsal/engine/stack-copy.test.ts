import assert from "node:assert/strict";
import { parse } from "yaml";
import { clusterOf, editCluster, stackCopy } from "../../../cli/rehearsal/engine/stack-copy";

const text = `encryptionsalt: v1:run
config:
  keelson:tier: small # one node is enough
  keelson:cluster:
    kind: eks
    kubernetesVersion: "1.35"
    nodePools: { apps: { min: 2, max: 10 } }
`;

describe("the cluster of a stack file", () => {
  const cluster = { kind: "eks", kubernetesVersion: "1.35", nodePools: { apps: { min: 2, max: 10 } } };
  const cases: [string, string, string, object | undefined][] = [
    ["with its namespace", text, "shop", cluster],
    ["with the project's namespace left out", "config: { cluster: { kind: eks } }", "keelson", { kind: "eks" }],
    ["of another project", "config: { shop:cluster: { kind: existing } }", "shop", { kind: "existing" }],
    ["of another project, with its namespace left out", "config: { cluster: { kind: eks } }", "shop", { kind: "eks" }],
    ["of a namespace that is neither", "config: { other:cluster: { kind: eks } }", "shop", undefined],
    ["that is no map", "config: { keelson:cluster: eks }", "shop", undefined],
    ["in a file without configuration", "encryptionsalt: v1:run", "shop", undefined],
    ["in an empty file", "", "shop", undefined],
  ];
  for (const [what, given, project, expected] of cases) {
    it(what, () => assert.deepEqual(clusterOf(given, project), expected));
  }

  it("can be changed, with all else as it was", () => {
    const edited = editCluster(text, "shop", [
      { path: ["nodePools", "apps", "max"], value: 11 },
      { path: ["deletionProtection"], value: false },
      { path: ["kubernetesVersion"], value: "1.36" },
    ]);
    assert.deepEqual(parse(edited), {
      encryptionsalt: "v1:run",
      config: {
        "keelson:tier": "small",
        "keelson:cluster": {
          kind: "eks",
          kubernetesVersion: "1.36",
          nodePools: { apps: { min: 2, max: 11 } },
          deletionProtection: false,
        },
      },
    });
    assert.ok(edited.includes("# one node is enough"));
  });

  it("is changed where it is written", () =>
    assert.deepEqual(
      parse(editCluster("config: { cluster: { kind: eks } }", "keelson", [{ path: ["kind"], value: "gke" }])),
      { config: { cluster: { kind: "gke" } } },
    ));
});

describe("the run's copy of a stack file", () => {
  const encrypter = { salt: "v1:run", encrypt: (plain: string) => `encrypted ${plain}` };
  const changes = { project: "shop", kubeconfig: "" };

  it("leaves out the environments of Pulumi ESC, which a local state refuses", () => {
    assert.deepEqual(parse(stackCopy("environment: [acme/dev]\nconfig: { a: b }", changes, encrypter)), {
      encryptionsalt: "v1:run",
      config: { a: "b" },
    });
  });

  it("has another salt, and a placeholder for each secret", () => {
    const given =
      "encryptionsalt: v1:own\nconfig: { shop:key: { secure: abc }, shop:list: [{ secure: d }], shop:tier: s }";
    const marked = { secure: "encrypted [secret]" };
    assert.deepEqual(parse(stackCopy(given, changes, encrypter)), {
      encryptionsalt: "v1:run",
      config: { "shop:key": marked, "shop:list": [marked], "shop:tier": "s" },
    });
  });

  it("encrypts plain values that the project declares as secrets, whose keys may lack the namespace", () => {
    const given = "config: { password: hunter2, shop:pin: 7, aws:region: us-west-2 }";
    const secretKeys = ["shop:password", "shop:pin"];
    assert.deepEqual(parse(stackCopy(given, { ...changes, secretKeys }, encrypter)).config, {
      password: { secure: "encrypted hunter2" },
      "shop:pin": { secure: "encrypted 7" },
      "aws:region": "us-west-2",
    });
  });
});
