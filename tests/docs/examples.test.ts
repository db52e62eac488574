import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import ts from "typescript";

const pages = [
  "README.md",
  ...readdirSync("docs").flatMap((name) => (name.endsWith(".md") ? [join("docs", name)] : [])),
];

/** The TypeScript of a page, each block as if it were a file among the examples. */
function sourcesOf(page: string): [string, string][] {
  const blocks = [...readFileSync(page, "utf8").matchAll(/^```ts\n([\s\S]*?)^```/gm)];
  return blocks.map(([, content = ""], index) => [
    join(process.cwd(), "examples", `${basename(page, ".md")}-${index}.ts`),
    content,
  ]);
}

describe("the code of README and of the pages", () => {
  it("compiles against the packages as they are", function () {
    const sources = new Map(pages.flatMap(sourcesOf));
    assert.ok(sources.size > pages.length / 2);
    const { config } = ts.readConfigFile("tsconfig.json", (path) => ts.sys.readFile(path)) as { config: object };
    const { options } = ts.parseJsonConfigFileContent(config, ts.sys, process.cwd());
    const host = ts.createCompilerHost(options);
    host.fileExists = (file) => sources.has(file) || ts.sys.fileExists(file);
    host.readFile = (file) => sources.get(file) ?? ts.sys.readFile(file);
    const program = ts.createProgram([...sources.keys()], options, host);
    const messages = [...sources.keys()].flatMap((file) =>
      ts
        .getPreEmitDiagnostics(program, program.getSourceFile(file))
        .map(({ messageText }) => `${basename(file)}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`),
    );
    assert.deepEqual(messages, []);
  });
});
