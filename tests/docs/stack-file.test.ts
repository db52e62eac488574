import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { stackSchema } from "../../stacks/schema";
import { assertGenerated } from "../support/generated";
import { runOwnStack } from "../support/programs";
import { examples, existingKeys, stackKeys } from "./stack-keys";

const row = (...cells: string[]) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;

function table(head: readonly string[], rows: readonly string[]): string {
  return [row(...head), row(...head.map(() => "---")), ...rows].join("\n");
}

function withTable(text: string, mark: string, content: string): string {
  const between = new RegExp(`(<!-- ${mark} -->\n)[\\s\\S]*?(<!-- end of ${mark} -->)`);
  return text.replace(between, (_, start: string, end: string) => `${start}\n${content}\n\n${end}`);
}

/** The page's blocks of YAML, without the one whose tenants need a node pool of their own. */
const blocks = [...readFileSync("docs/stack-file.md", "utf8").matchAll(/```yaml\n([\s\S]*?)```/g)]
  .flatMap(([, block]) => block ?? [])
  .filter((block) => !block.includes("mayRunOn"));

describe("the page of the stack's file", () => {
  it("lists every key as its schema and comments say", () => {
    const keys = stackKeys().map(({ name, type, fallback, text }) =>
      row(`\`keelson:${name}\``, type, fallback, `\`${examples[name] ?? ""}\``, text),
    );
    const existing = existingKeys().map(({ name, fallback, text }) => row(`\`${name}\``, fallback, text));
    assertGenerated("docs/stack-file.md", (page) =>
      withTable(
        withTable(page, "stack keys", table(["key", "type", "default", "example", "description"], keys)),
        "existing cluster keys",
        table(["key of an existing cluster", "default", "description"], existing),
      ),
    );
  });

  it("has a description and an example of each key", () => {
    const keys = stackKeys();
    assert.deepEqual(
      keys.filter(({ text }) => text === ""),
      [],
    );
    assert.deepEqual(Object.keys(examples).sort(), keys.map(({ name }) => name).sort());
  });

  for (const [key, example] of Object.entries(examples).filter(
    ([name]) => !["cluster", "kubeconfig", "dockerConfig"].includes(name),
  )) {
    it(`has an example that the schema accepts: ${key}`, () => {
      const values = {
        environment: "prod",
        tier: "small",
        cluster: { kind: "existing" },
        [key]: parse(example) as unknown,
      };
      assert.ok(stackSchema.safeParse(values).success);
    });
  }

  for (const block of blocks) {
    const [first = ""] = block.split("\n");
    it(`has a part of a file that a stack takes: ${first}`, async () => {
      const keys = Object.entries(parse(block) as Record<string, unknown>);
      const changes = keys.map(([key, value]) => [key, typeof value === "string" ? value : JSON.stringify(value)]);
      const run = await runOwnStack(
        block.includes("kind: existing") ? "local" : "staging",
        Object.fromEntries(changes),
      );
      assert.ok(run.resources.length > 0);
    });
  }
});
