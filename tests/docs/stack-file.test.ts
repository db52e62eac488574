import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { readProject, readStack } from "../../cli/project";
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

const blocks = [...readFileSync("docs/stack-file.md", "utf8").matchAll(/```yaml\n([\s\S]*?)```/g)].flatMap(
  ([, block]) => block ?? [],
);

/** The cluster of the stack staging, with the dedicated pool and the groups that the page's tenants name. */
function clusterOfTenants(): string {
  const { config } = readStack(readProject(process.cwd()), "staging");
  const cluster = JSON.parse(config["keelson:cluster"] ?? "") as {
    nodePools: object;
    access: { members: Record<string, { groups: string[] }> };
  };
  const { members } = cluster.access;
  const [name = "", member] = Object.entries(members)[0] ?? [];
  const groups = [...(member?.groups ?? []), "payments-leads", "payments", "auditors"];
  const access = { ...cluster.access, members: { ...members, [name]: { ...member, groups } } };
  const payments = { min: 0, max: 4, dedicated: "payments" };
  return JSON.stringify({ ...cluster, access, nodePools: { ...cluster.nodePools, payments } });
}

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
      const isExisting = block.includes("kind: existing");
      const run = await runOwnStack(isExisting ? "local" : "staging", {
        ...(!isExisting && { "keelson:cluster": clusterOfTenants() }),
        ...Object.fromEntries(changes),
      });
      assert.ok(run.resources.length > 0);
    });
  }
});
