import { type Addon, type Capability, type Cluster, catalogue, tierFacts } from "../../components";
import { existingEks } from "../support/aws";
import { addonsIn } from "../support/catalogue";
import { conflicts } from "../support/conflicts";
import { assertGenerated } from "../support/generated";
import { runProgram } from "../support/run-program";

const shown = /^\| add-on \|[\s\S]*?(?=\n\n)/m;
const fights = /^\| add-ons \| error \|[\s\S]*?(?=\n\n)/m;
const header = ["add-on", "chart", "what it is for", "needs, on AWS", "provides", "clouds"];
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
      : Object.entries(addon.clouds)
          .flatMap(([cloud, runs]) => (runs === true ? [cloud] : []))
          .join(", "),
  ]);
}

describe("the table of add-ons", () => {
  it("is the catalogue", async () => {
    const rows: string[] = [];
    await runProgram(() => {
      const cluster = existingEks([]);
      for (const addon of addonsIn("aws")) {
        const { capabilities } = catalogue.find(({ facts }) => facts.name === addon.name) ?? { capabilities: [] };
        rows.push(row(addon, cluster, capabilities));
      }
    });
    const table = [cells(header), cells(header.map(() => "---")), ...rows].join("\n");
    assertGenerated("docs/add-ons.md", (text) => text.replace(shown, () => table));
  });
});

describe("the table of conflicts", () => {
  it("names every pair of add-ons that fight, as the error does", () => {
    const rows = Object.entries(conflicts).map(([pair, words]) => cells([pair.replace(" + ", ", "), words]));
    const table = [cells(["add-ons", "error"]), cells(["---", "---"]), ...rows].join("\n");
    assertGenerated("docs/add-ons.md", (text) => text.replace(fights, () => table));
  });
});
