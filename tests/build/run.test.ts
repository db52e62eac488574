import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const bundled = "node_modules/.cache/keelson/cli-main.ts.js";

describe("build/run.cjs", () => {
  let root: string;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "keelson-run-"));
    cpSync("build/run.cjs", join(root, "build/run.cjs"));
    cpSync("build/bundle.cjs", join(root, "build/bundle.cjs"));
    mkdirSync(join(root, "node_modules"));
    for (const name of ["esbuild", "source-map-support", "tsx"]) {
      symlinkSync(resolve("node_modules", name), join(root, "node_modules", name));
    }
    write("index.ts", "export {};\n");
    write("cli/main.ts", 'import { word } from "./word";\n\nconsole.log(word);\n');
    write("cli/word.ts", 'export const word: string = "first";\n');
  });

  afterEach(() => rmSync(root, { recursive: true }));

  function write(file: string, content: string): void {
    mkdirSync(join(root, file, ".."), { recursive: true });
    writeFileSync(join(root, file), content);
  }

  function run(): { stdout: string; stderr: string } {
    const { stdout, stderr } = spawnSync(process.execPath, ["build/run.cjs"], { cwd: root, encoding: "utf8" });
    return { stdout, stderr };
  }

  it("bundles once", () => {
    assert.deepEqual(run(), { stdout: "first\n", stderr: "" });
    run();
    const { mtimeMs } = statSync(join(root, bundled));
    assert.deepEqual(run(), { stdout: "first\n", stderr: "" });
    assert.equal(statSync(join(root, bundled)).mtimeMs, mtimeMs);
  });

  it("sees a source that changed, even to the same length", () => {
    run();
    write("cli/word.ts", 'export const word: string = "later";\n');
    assert.deepEqual(run(), { stdout: "later\n", stderr: "" });
  });

  it("sees a new file that comes before another", () => {
    write("cli/word/index.ts", 'export const word: string = "folder";\n');
    rmSync(join(root, "cli/word.ts"));
    assert.equal(run().stdout, "folder\n");
    write("cli/word.ts", 'export const word: string = "file";\n');
    assert.equal(run().stdout, "file\n");
  });

  it("makes a bundle of its own in a copy of the checkout", () => {
    run();
    const copy = `${root}-copy`;
    cpSync(root, copy, { recursive: true, verbatimSymlinks: true });
    try {
      writeFileSync(join(copy, "cli/word.ts"), 'export const word: string = "copy";\n');
      assert.equal(spawnSync(process.execPath, ["build/run.cjs"], { cwd: copy, encoding: "utf8" }).stdout, "copy\n");
    } finally {
      rmSync(copy, { recursive: true });
    }
  });

  it("keeps a bundle among temporary files, where node_modules cannot be written", () => {
    writeFileSync(join(root, "node_modules/.cache"), "");
    const temporary = join(root, "temporary");
    mkdirSync(temporary);
    const bundles = () => readdirSync(temporary).filter((name) => name.startsWith("keelson-"));
    const start = () =>
      spawnSync(process.execPath, ["build/run.cjs"], {
        cwd: root,
        encoding: "utf8",
        env: { ...process.env, TMPDIR: temporary },
      });
    assert.deepEqual([start().stdout, start().stdout], ["first\n", "first\n"]);
    assert.equal(bundles().length, 1);
    chmodSync(join(temporary, bundles()[0] ?? ""), 0o777);
    write("cli/word.ts", 'export const word: string = "later";\n');
    assert.match(start().stderr, /expected a folder that only \S+ can write; remove it/);
  });

  it("runs itself once more from the bundle", () => {
    cpSync("cli/invocation.ts", join(root, "cli/invocation.ts"));
    write(
      "cli/main.ts",
      'import { isBundled, ownCommand } from "./invocation";\n\nconsole.log(isBundled, ...ownCommand());\n',
    );
    assert.equal(run().stdout, `true ${join(root, "build/run.cjs")}\n`);
  });

  it("keeps what a source says of its own place", () => {
    write("cli/main.ts", 'console.log(__dirname, __filename, require.resolve("./word"));\n');
    assert.equal(
      run().stdout,
      ["cli", "cli/main.ts", "cli/word.ts"]
        .map((place) => join(root, place))
        .join(" ")
        .concat("\n"),
    );
  });

  it("has no characters that take two bytes, also in regular expressions", () => {
    write(
      "cli/word.ts",
      'export const word = ["a → b", `⚠️`].map((one) => /^(a → b|[⚠→]\uFE0F)$/.test(one) && one).join(" ");\n',
    );
    assert.deepEqual(run(), { stdout: "a → b ⚠️\n", stderr: "" });
    assert.doesNotMatch(readFileSync(join(root, bundled), "utf8"), /[^\0-\x7f]/);
  });

  it("names the sources in stack traces", () => {
    write("cli/main.ts", 'import { word } from "./word";\n\nexport interface Unused {}\nthrow new Error(word);\n');
    assert.match(run().stderr, /Error: first\n {4}at .*cli\/main\.ts:4:7/);
  });

  it("plans this repository's own program", () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ["build/run.cjs", "plan", "local"], {
      encoding: "utf8",
    });
    assert.deepEqual([status, stderr], [0, ""]);
    assert.match(stdout, /^keelson, stack local/);
  });
});
