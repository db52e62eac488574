import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { flattenConfig, readProject, readStack } from "../../cli/project";
import { UserError } from "../../cli/user-error";

describe("a Pulumi project", () => {
  let root = "";
  const write = (files: Record<string, string>) => {
    for (const [name, content] of Object.entries(files)) {
      writeFileSync(join(root, name), content);
    }
  };

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "keelson-project-"));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it("is found from a folder inside it, with its stacks", () => {
    write({
      "Pulumi.yaml": "name: shop\nmain: src\nruntime:\n  name: nodejs\n",
      "Pulumi.prod.yaml": "",
      "Pulumi.dev.yaml": "",
      "Pulumi.prod-eu.yaml": "",
    });
    mkdirSync(join(root, "a", "b"), { recursive: true });
    assert.deepEqual(readProject(join(root, "a", "b")), {
      root,
      name: "shop",
      main: "src",
      runtime: "nodejs",
      stackFolder: root,
      stacks: ["dev", "prod", "prod-eu"],
      config: {},
      declared: [],
      given: {},
    });
  });

  it("may keep its stacks in another folder", () => {
    mkdirSync(join(root, "stacks"));
    write({
      "Pulumi.yaml": "name: shop\nruntime: nodejs\nstackConfigDir: stacks\n",
      "stacks/Pulumi.dev.yaml": "config: { shop:a: b }\n",
    });
    assert.deepEqual(readStack(readProject(root), "dev").config, { "shop:a": "b" });
  });

  it("takes a stack's qualified name, and no path to a file", () => {
    write({ "Pulumi.yaml": "name: shop\nruntime: nodejs\n", "Pulumi.dev.yaml": "" });
    const project = readProject(root);
    assert.equal(readStack(project, "acme/shop/dev").name, "dev");
    for (const name of ["../dev", "./dev", "a/b/c/dev", "/dev", "de v"]) {
      const message = `--stack: expected a stack's name such as dev, or organization/project/dev, got ${JSON.stringify(name)}; project shop has dev`;
      assert.throws(
        () => readStack(project, name),
        (error) => error instanceof UserError && error.message.startsWith(message),
      );
    }
  });

  it("passes its configuration to stacks that do not set it", () => {
    write({
      "Pulumi.yaml":
        "name: shop\nruntime: nodejs\nconfig:\n  size: { type: integer, default: 2 }\n  color: blue\n  name: { type: string }\n",
      "Pulumi.dev.yaml": "config:\n  shop:color: red\n",
    });
    assert.deepEqual(readStack(readProject(root), "dev").config, { "shop:size": "2", "shop:color": "red" });
  });

  it("accepts a qualified stack name", () => {
    write({ "Pulumi.yaml": "name: shop\nruntime: nodejs\n", "Pulumi.dev.yaml": "" });
    assert.equal(readStack(readProject(root), "acme/shop/dev").name, "dev");
  });

  const refused: readonly (readonly [what: string, files: Record<string, string>, message: RegExp])[] = [
    [
      "no project",
      {},
      /^expected Pulumi.yaml in .* or a folder above it, got none; run the command in a Pulumi project, or pass --cwd$/,
    ],
    [
      "a project without a name",
      { "Pulumi.yaml": "runtime: nodejs\n" },
      /^Pulumi.yaml: expected a name, got none; add a line such as "name: my-platform"$/,
    ],
    [
      "a stack that does not exist",
      {
        "Pulumi.yaml": "name: shop\nruntime: nodejs\n",
        "Pulumi.prod.yaml": "",
        "Pulumi.staging.yaml": "",
        "Pulumi.development.yaml": "",
      },
      /^stack "pord" has no file Pulumi.pord.yaml; did you mean "prod"\?$/,
    ],
    [
      "a stack file that is not YAML",
      { "Pulumi.yaml": "name: shop\nruntime: nodejs\n", "Pulumi.pord.yaml": "config:\n  a: [1, 2\n  b: c\n" },
      /^Pulumi.pord.yaml: line 3, column \d+: .*flow/i,
    ],
    [
      "a stack file that says a thing twice",
      { "Pulumi.yaml": "name: shop\nruntime: nodejs\n", "Pulumi.pord.yaml": "config:\n  a: 1\n  a: 2\n" },
      /^Pulumi.pord.yaml: line 3, column 3: the map contains this key twice; rename or remove one of the two$/,
    ],
    [
      "a stack file that is no map",
      { "Pulumi.yaml": "name: shop\nruntime: nodejs\n", "Pulumi.pord.yaml": "- a\n" },
      /^Pulumi.pord.yaml: expected a map of keys to values, got a list$/,
    ],
    [
      "a config that is no map",
      { "Pulumi.yaml": "name: shop\nruntime: nodejs\n", "Pulumi.pord.yaml": "config: [a]\n" },
      /^Pulumi.pord.yaml: config: expected a map such as "shop:domain: example.com", got a list$/,
    ],
  ];
  for (const [what, files, message] of refused) {
    it(`is refused with one message: ${what}`, () => {
      write(files);
      assert.throws(
        () => readStack(readProject(root), "pord"),
        (error) => error instanceof UserError && message.test(error.message) && !error.stack?.includes("\n"),
      );
    });
  }
});

describe("flattenConfig", () => {
  const cases: readonly (readonly [what: string, value: unknown, flat: string, secret: boolean])[] = [
    ["a string", "1.30", "1.30", false],
    ["a number", 3, "3", false],
    ["a boolean", true, "true", false],
    ["a list", ["a", 1], '["a",1]', false],
    ["an object, with sorted keys", { b: { d: 1, c: null }, a: 2 }, '{"a":2,"b":{"c":null,"d":1}}', false],
    ["a secret", { secure: "v1:abc" }, "[secret]", true],
    ["a nested secret", { a: [{ token: { secure: "v1:abc" } }] }, '{"a":[{"token":"[secret]"}]}', true],
    ["a map that only looks like a secret", { secure: "x", other: 1 }, '{"other":1,"secure":"x"}', false],
    ["a map with another kind of value", { secure: true }, '{"secure":true}', false],
  ];
  for (const [what, value, flat, secret] of cases) {
    it(`makes ${what} a string`, () => {
      assert.deepEqual(flattenConfig({ key: value }, "shop"), {
        config: { "shop:key": flat },
        secretKeys: secret ? ["shop:key"] : [],
      });
    });
  }

  it("keeps an explicit namespace", () => {
    assert.deepEqual(Object.keys(flattenConfig({ "aws:region": "a", "shop:config:b": "c", d: "e" }, "shop").config), [
      "aws:region",
      "shop:b",
      "shop:d",
    ]);
  });
});
