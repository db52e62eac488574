import assert from "node:assert/strict";
import { difference, differenceJson, differenceText, maskedPlans, review } from "../../../../cli/plan/difference";
import { differenceMarkdown } from "../../../../cli/plan/difference/markdown";
import { plain } from "../../../../cli/plan/formats";
import { differencePage } from "../../../../cli/plan/page/difference";
import type { PlannedResource } from "../../../../cli/plan/planned-resource";
import { planned } from "../planned";
import { deployment, object } from "../pull-request-parts";

const hidden = "correct-horse-battery-9";
const marked = "(looks like a secret)";

/** Returns the inputs of a resource as a comparison sees them. */
function seen(resource: PlannedResource, before: readonly PlannedResource[] = []): PlannedResource["inputs"] {
  const [, [after]] = maskedPlans(before, [resource]);
  assert.ok(after);
  return after.inputs;
}

/** A Deployment with a container that speaks for others, and declarations on its pods. */
function declaring(paths: string, value: string): PlannedResource {
  const container = (name: string) => ({ name, image: "r/a:1", env: [{ name: "API_TOKEN", value }] });
  return object("apps/v1:Deployment", "shop/mailer", {
    spec: {
      template: {
        metadata: { annotations: { "keelson.dev/not-secret": paths } },
        spec: { containers: [container("mailer"), container("proxy")] },
      },
    },
  });
}

/** Returns the variables of the two containers as a comparison sees them. */
function variablesOf(resource: PlannedResource, before: readonly PlannedResource[]): string[] {
  return [...JSON.stringify(seen(resource, before)).matchAll(/"value":"([^"]*)"/g)].map(([, value]) => String(value));
}

describe("plain values that look like secrets", () => {
  const release = (values: object) => object("helm.sh/v3:Release", "shop/db", { values });
  const task = (variable: object) =>
    planned("aws:ecs/taskDefinition:TaskDefinition", "a", {
      inputs: { containerDefinitions: JSON.stringify([{ name: "app", cpu: 256, environment: [variable] }]) },
    });
  const table: readonly (readonly [string, PlannedResource, unknown])[] = [
    ["a variable", deployment("a", { env: [{ name: "DB_PASSWORD", value: hidden }] }), marked],
    ["a key of a ConfigMap", object("core/v1:ConfigMap", "a/b", { data: { apiKey: hidden } }), marked],
    ["a value of a chart", release({ auth: { password: hidden } }), marked],
    ["a variable in a chart's values", release({ env: [{ name: "API_TOKEN", value: hidden }] }), marked],
    [
      "an Application's values",
      object("argoproj.io/v1alpha1:Application", "a/b", {
        spec: { source: { helm: { valuesObject: { db: { password: hidden } } } } },
      }),
      marked,
    ],
    [
      "a trigger's metadata",
      object("keda.sh/v1alpha1:ScaledObject", "a/b", {
        spec: { triggers: [{ type: "x", metadata: { token: hidden } }] },
      }),
      marked,
    ],
    ["the word after a flag", deployment("a", { command: ["run", "--password", hidden] }), marked],
    [
      "a variable in a script",
      deployment("a", { args: ["-c", `DB_PASSWORD=${hidden} run`] }),
      `DB_PASSWORD=${marked} run`,
    ],
    [
      "a variable of a function",
      planned("aws:lambda/function:Function", "a", { inputs: { environment: { variables: { API_KEY: hidden } } } }),
      marked,
    ],
    [
      "an address of a cloud",
      planned("aws:dms/endpoint:Endpoint", "a", { inputs: { url: `postgres://shop:${hidden}@db:5432/shop` } }),
      `postgres://shop:${marked}@db:5432/shop`,
    ],
    ["a task of ECS", task({ name: "DB_PASSWORD", value: hidden }), marked],
    [
      "an address in a task of ECS",
      task({ name: "DB", value: `postgres://shop:${hidden}@db/shop` }),
      `shop:${marked}@db`,
    ],
    [
      "a function of Google",
      planned("gcp:cloudfunctionsv2/function:Function", "a", {
        inputs: { serviceConfig: { environmentVariables: { API_KEY: hidden } } },
      }),
      marked,
    ],
    [
      "an app of App Service",
      planned("azure-native:web:WebApp", "a", {
        inputs: { siteConfig: { appSettings: [{ name: "API_KEY", value: hidden }] } },
      }),
      marked,
    ],
    [
      "a secret of a Container App",
      planned("azure-native:app:ContainerApp", "a", {
        inputs: { configuration: { secrets: [{ name: "db", value: hidden }] } },
      }),
      marked,
    ],
    [
      "a password of a cloud",
      planned("azure-native:dbforpostgresql:Server", "a", { inputs: { administratorLoginPassword: hidden } }),
      marked,
    ],
    ["a password of a custom resource", object("example.com/v1:User", "a/b", { spec: { password: hidden } }), marked],
    [
      "a line of a file",
      object("core/v1:ConfigMap", "a/b", { data: { app: `db.password=${hidden}` } }),
      `db.password=${marked}`,
    ],
  ];
  for (const [name, resource, shown] of table) {
    it(`are masked: ${name}`, () => {
      const json = JSON.stringify(seen(resource));
      assert.ok(!json.includes(hidden), json);
      assert.ok(json.includes(String(shown)), json);
    });
  }

  it("are masked in base64", () => {
    const encode = (text: string) => Buffer.from(text).toString("base64");
    const inputs = {
      binaryData: { "app.properties": encode(`a=1\ndb.password=${hidden}\n`), picture: "iVBORw0KGgo=" },
    };
    const machine = { userDataBase64: encode(`#!/bin/sh\nDB_PASSWORD=${hidden} run\n`) };
    assert.deepEqual(seen(object("core/v1:ConfigMap", "a/b", inputs)).binaryData, {
      "app.properties": `a=1\ndb.password=${marked}\n`,
      picture: "iVBORw0KGgo=",
    });
    assert.deepEqual(seen(planned("aws:ec2/instance:Instance", "a", { inputs: machine })), {
      userDataBase64: `#!/bin/sh\nDB_PASSWORD=${marked} run\n`,
    });
  });

  it("leave names of Secrets, sealed values and JSON without secrets as they are", () => {
    const policy = '{ "Statement": [ { "Action": "s3:GetObject" } ] }';
    for (const resource of [
      object("example.com/v1:User", "a/b", { spec: { passwordSecretRef: { name: "db-password", key: "password" } } }),
      object("bitnami.com/v1alpha1:SealedSecret", "a/b", { spec: { encryptedData: { password: "AgBsealed" } } }),
      planned("aws:iam/policy:Policy", "a", { inputs: { policy } }),
      planned("azure-native:app:ContainerApp", "a", {
        inputs: { configuration: { secrets: [{ name: "db", keyVaultUrl: "https://a.vault.azure.net/secrets/db" }] } },
      }),
      planned("aws:rds/instance:Instance", "a", { inputs: { manageMasterUserPassword: true } }),
    ]) {
      assert.deepEqual(seen(resource), resource.inputs);
    }
  });

  it("are masked in files, which stay files", () => {
    const pem = ["-----BEGIN RSA ", "PRIVATE KEY-----\nMIIE\nabcd\n-----END RSA ", "PRIVATE KEY-----"].join("");
    const data = { "app.yaml": `level: info\npassword: "${hidden}"\nport: 80\n`, "tls.txt": `first\n${pem}\nlast\n` };
    assert.deepEqual(seen(object("core/v1:ConfigMap", "a/b", { data })).data, {
      "app.yaml": `level: info\npassword: "${marked}"\nport: 80\n`,
      "tls.txt": "first\n(looks like a secret 2)\nlast\n",
    });
  });

  it("leave everything else as it is", () => {
    for (const resource of [
      deployment("a", { env: [{ name: "TOKEN_FILE", value: "/run/token" }], args: ["--token-file", "/run/token"] }),
      planned("aws:eks/cluster:Cluster", "a", { inputs: { secret: "name", token: "<unknown>", password: "[secret]" } }),
      object("apiextensions.k8s.io/v1:CustomResourceDefinition", "x", { description: `postgres://a:${hidden}@db` }),
      object("networking.k8s.io/v1:Ingress", "a/b", { spec: { tls: [{ secretName: "tls", secret: "tls" }] } }),
    ]) {
      assert.deepEqual(seen(resource), resource.inputs);
    }
  });

  it("keep their differences", () => {
    const settings = (password: string) => object("core/v1:ConfigMap", "a/b", { data: { password } });
    const changes = (one: string, other: string) => {
      const [before, after] = maskedPlans([settings(one)], [settings(other)]);
      const { changed, replaced } = difference(before, after);
      return [...changed, ...replaced].flatMap(({ properties }) => properties);
    };
    assert.deepEqual(changes(hidden, hidden), []);
    assert.deepEqual(changes(hidden, "another-horse-3"), [
      { path: "data.password", before: marked, after: "(looks like a secret 2)" },
    ]);
  });

  it("stay, once a reviewed program declares them not to be secret", () => {
    const all = ["env.API_TOKEN", "containers.proxy.env.API_TOKEN"];
    const before = [declaring(all.join(" "), "memory-only")];
    assert.deepEqual(variablesOf(declaring(all.join(" "), "memory-only"), before), ["memory-only", "memory-only"]);
    assert.deepEqual(variablesOf(declaring(all.join(" "), "on-disk"), before), ["on-disk", "on-disk"]);
    assert.deepEqual(variablesOf(declaring("env.API_TOKEN", "memory-only"), before), ["memory-only", marked]);
    assert.deepEqual(variablesOf(declaring("containers.proxy.env.API_TOKEN", "on-disk"), before), [marked, "on-disk"]);
    assert.deepEqual(variablesOf(declaring(all.join(" "), "memory-only"), []), [marked, marked]);
    const key = ["AKIA", "QWERTYUIOPASDFGH"].join("");
    assert.deepEqual(variablesOf(declaring(all.join(" "), key), before), [marked, marked]);
  });

  it("stay in a ConfigMap whose name follows from its content", () => {
    const settings = (hash: string, level: string) =>
      planned("kubernetes:core/v1:ConfigMap", `app-${hash}`, {
        inputs: {
          metadata: { annotations: { "keelson.dev/not-secret": "data.TOKEN_STORE" } },
          data: { TOKEN_STORE: "memory-only", level },
        },
      });
    const data = { TOKEN_STORE: "memory-only", level: "debug" };
    assert.deepEqual(seen(settings("0123456789", "debug"), [settings("abcdef0123", "info")]).data, data);
  });

  it("are masked where the other plan has a secret", () => {
    const parameter = (value: string) => planned("aws:ssm/parameter:Parameter", "p", { inputs: { value } });
    const shown = (one: string, other: string) =>
      maskedPlans([parameter(one)], [parameter(other)]).map(([each]) => each?.inputs.value);
    assert.deepEqual(shown("[secret]", "hunter2"), ["[secret]", "(plain text)"]);
    assert.deepEqual(shown("hunter2", "[secret]"), ["(plain text)", "[secret]"]);
  });

  it("are in no format of a difference", () => {
    const [before, after] = maskedPlans(
      [deployment("a")],
      [
        deployment("a", { env: [{ name: "DB_PASSWORD", value: hidden }], args: [`--url=redis://:${hidden}@cache`] }),
        object("core/v1:ConfigMap", "shop/b", { data: { password: hidden } }),
      ],
    );
    const found = difference(before, after);
    const nothing = { file: "Pulumi.prod.yaml", allowed: [] };
    const reviewed = review({ before, after, found }, { allowance: nothing, permission: nothing });
    const report = { project: "keelson", stack: "prod", against: "main", found, ...reviewed, notes: [] };
    for (const text of [
      differenceText(report, plain),
      differenceMarkdown(report),
      differenceJson(report),
      JSON.stringify(differencePage(report)),
    ]) {
      assert.ok(!text.includes(hidden), text);
      assert.match(text, /DB_PASSWORD looks like a secret in plain text/);
    }
  });
});
