import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";

const script = `
  require("./cli/late-modules");
  const pulumi = require("@pulumi/pulumi");
  const loaded = () => ["/typescript/lib/typescript.js", "/@npmcli/arborist/lib/index.js"].map((file) => Object.keys(require.cache).some((key) => key.endsWith(file)));
  const atFirst = loaded();
  pulumi.runtime.serializeFunction((a) => a + 1).then(({ text }) => console.log(JSON.stringify({ atFirst, then: loaded(), text })));
`;

describe("late modules", () => {
  it("are loaded when the SDK serializes a function, and not before", () => {
    const output = execFileSync(process.execPath, ["--require", "tsx/cjs", "--eval", script], { encoding: "utf8" });
    const { atFirst, then, text } = JSON.parse(output) as { atFirst: boolean[]; then: boolean[]; text: string };
    assert.deepEqual(atFirst, [false, false]);
    assert.equal(then[0], true);
    assert.match(text, /return \(a\) => a \+ 1/);
  });
});
