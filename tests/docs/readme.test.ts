import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

const readme = readFileSync("README.md", "utf8");

function blocks(language: string): string[] {
  const pattern = new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, "gm");
  return [...readme.matchAll(pattern)].map(([, content]) => content ?? "");
}

describe("README", () => {
  it("has code that compiles against the packages as they are", function () {
    this.timeout(120_000);
    const sources = new Map(
      blocks("ts").map((content, index) => [join(process.cwd(), "examples", `readme-${index}.ts`), content]),
    );
    assert.ok(sources.size > 0);
    const { config } = ts.readConfigFile("tsconfig.json", (path) => ts.sys.readFile(path)) as { config: object };
    const { options } = ts.parseJsonConfigFileContent(config, ts.sys, process.cwd());
    const host = ts.createCompilerHost(options);
    host.fileExists = (file) => sources.has(file) || ts.sys.fileExists(file);
    host.readFile = (file) => sources.get(file) ?? ts.sys.readFile(file);
    const program = ts.createProgram([...sources.keys()], options, host);
    const messages = [...sources.keys()].flatMap((file) =>
      ts
        .getPreEmitDiagnostics(program, program.getSourceFile(file))
        .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n")),
    );
    assert.deepEqual(messages, []);
  });

  it("lists its commands in the order in which CI runs them", () => {
    const commands = blocks("sh").flatMap((content) => content.trim().split("\n"));
    const ci = readFileSync(".ci/run", "utf8")
      .split("\n")
      .map((line) => line.trim());
    const positions = commands.map((command) => ci.findIndex((line) => line.startsWith(command)));
    assert.ok(commands.length > 3);
    assert.ok(!positions.includes(-1), `not in .ci/run: ${commands[positions.indexOf(-1)] ?? ""}`);
    assert.deepEqual(
      positions,
      [...positions].sort((one, other) => one - other),
    );
  });
});
