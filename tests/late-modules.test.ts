import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";

const script = `
  require("./cli/late-modules");
  const pulumi = require("@pulumi/pulumi");
  const loaded = () => ["/typescript/lib/typescript.js", "/@npmcli/arborist/lib/index.js"].map((file) => Object.keys(require.cache).some((key) => key.endsWith(file)));
  const atFirst = loaded();
  pulumi.runtime.serializeFunction((a) => a + 1).then(({ text }) => console.log(JSON.stringify({ atFirst, later: loaded(), text })));
`;

const patterns = `
  require("./cli/late-modules");
  const pulumi = require("@pulumi/pulumi");
  const registered = [];
  pulumi.runtime.setMocks({ newResource: ({ name, inputs }) => (registered.push(name), { id: name, state: inputs }), call: ({ inputs }) => inputs });
  const { yaml } = require("@pulumi/kubernetes");
  const loaded = () => Object.keys(require.cache).some((key) => /[/\\\\]node_modules[/\\\\]glob[/\\\\]/.test(key));
  const atFirst = loaded();
  new yaml.ConfigGroup("group", { files: "kustomize/b*/deployment.yaml" });
  process.on("exit", () => console.log(JSON.stringify({ atFirst, later: loaded(), registered })));
`;

describe("late modules", () => {
  it("are loaded when a program finds manifests by a pattern, and not before", () => {
    const output = execFileSync(process.execPath, ["--require", "tsx/cjs", "--eval", patterns], { encoding: "utf8" });
    const { registered, ...loaded } = JSON.parse(output) as { registered: string[] };
    assert.deepEqual(loaded, { atFirst: false, later: true });
    assert.ok(
      registered.some((name) => name.endsWith("deployment.yaml")),
      registered.join(),
    );
  });

  it("are loaded when the SDK serializes a function, and not before", () => {
    const output = execFileSync(process.execPath, ["--require", "tsx/cjs", "--eval", script], { encoding: "utf8" });
    const { atFirst, later, text } = JSON.parse(output) as { atFirst: boolean[]; later: boolean[]; text: string };
    assert.deepEqual(atFirst, [false, false]);
    assert.equal(later[0], true);
    assert.match(text, /return \(a\) => a \+ 1/);
  });
});
