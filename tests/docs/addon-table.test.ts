import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { type Addon, type Capability, type Cloud, type Cluster, catalogue, tierFacts } from "../../components";
import { existingEks } from "../support/aws";
import { addonsIn } from "../support/catalogue";
import { runProgram } from "../support/run-program";

const list = (names: Iterable<string>) => [...new Set(names)].map((name) => `\`${name}\``).join(", ") || "—";
const cells = (texts: readonly string[]) => `| ${texts.join(" | ")} |`;

function row(addon: Addon, cluster: Cluster, capabilities: readonly Capability<unknown>[]): string {
  const { needs } = addon.bind({ cluster, tier: tierFacts("small", cluster.cloud) });
  return cells([
    addon.name,
    addon.chart.version,
    addon.summary,
    list(needs.map(({ capability }) => capability.name)),
    list(capabilities.map(({ name }) => name)),
    addon.clouds === undefined
      ? "any"
      : Object.keys(addon.clouds)
          .filter((cloud) => addon.clouds?.[cloud as Cloud] === true)
          .join(", "),
  ]);
}

describe("README's table of add-ons", () => {
  it("is the catalogue", async () => {
    const header = ["add-on", "chart", "what it is for", "needs, on AWS", "provides", "clouds"];
    const rows: string[] = [];
    await runProgram(() => {
      const cluster = existingEks([]);
      for (const { facts, capabilities } of catalogue) {
        const addon = addonsIn("aws").find(({ name }) => name === facts.name);
        assert.ok(addon, `${facts.name} is in the catalogue and not in tests/support/catalogue.ts`);
        rows.push(row(addon, cluster, capabilities));
      }
    });
    const table = [cells(header), cells(header.map(() => "---")), ...rows].join("\n");
    const shown = /^\| add-on \|[\s\S]*?(?=\n\n)/m.exec(readFileSync("README.md", "utf8"))?.[0];
    assert.equal(shown, table);
  });
});
