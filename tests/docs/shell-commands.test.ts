import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { mistakeIn, planArguments, type ShellCommand, shellCommands } from "./shell-commands";

const folders = (parent: string) => readdirSync(parent).map((name) => join(parent, name));
const pages = [
  "README.md",
  "CONTRIBUTING.md",
  "UPGRADING.md",
  ...folders("docs").filter((page) => page.endsWith(".md")),
  ...folders("examples").map((folder) => join(folder, "README.md")),
];
const found = pages.map(shellCommands);
const commands = found.flatMap((page) => page.commands);

describe("the commands of the pages", () => {
  it("are in blocks that say what they are", () => {
    assert.deepEqual(
      found.flatMap(({ mistakes }) => mistakes),
      [],
    );
  });

  it("exist, with their options, or are marked with what they need", async () => {
    assert.ok(commands.length > 150, `${commands.length}`);
    const mistakes = await Promise.all(commands.map(mistakeIn));
    assert.deepEqual(
      mistakes.filter((one) => one !== undefined),
      [],
    );
  });

  it("are objected to if they are wrong", async () => {
    const given = (text: string, mark?: string): ShellCommand => ({
      at: "docs/page.md:1",
      text,
      ...(mark && { mark }),
    });
    const wrong = [
      "npm run plann prod",
      "npm run plan prodd",
      "npm run plan prod -- --html",
      "npm run plan prod -- --htlm plan.html",
      "npx keelson rehearse prod dev",
      "npm test -- tests/no.test.ts",
      "pulumi up",
      "nosuch",
    ].map((text) => given(text));
    const right = [given("npm run plan STACK -- --check"), given("pulumi up", "account"), given("npm test -- FILE…")];
    const isWrong = async (one: ShellCommand) => (await mistakeIn(one)) !== undefined;
    assert.deepEqual(await Promise.all([...wrong, ...right].map(isWrong)), [
      ...wrong.map(() => true),
      ...right.map(() => false),
    ]);
  });

  const plans = new Set(commands.flatMap((command) => planArguments(command)?.join(" ") ?? []));

  it("name more than one plan that runs anywhere", () => assert.ok(plans.size > 1));

  for (const plan of plans) {
    it(`run: keelson plan ${plan}`, () => {
      const folder = mkdtempSync(join(tmpdir(), "keelson-pages-"));
      try {
        const args = ["build/run.cjs", "plan", "--cwd", "."].map((word) => (word === "." ? process.cwd() : word));
        const script = join(process.cwd(), args[0] ?? "");
        const options = { cwd: folder, encoding: "utf8" } as const;
        const { status, stderr, stdout } = spawnSync(
          process.execPath,
          [script, ...args.slice(1), ...plan.split(" ")],
          options,
        );
        assert.equal(status, 0, stderr);
        assert.match(stdout, /^Open to the internet$/m);
      } finally {
        rmSync(folder, { recursive: true });
      }
    });
  }
});
