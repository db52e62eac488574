import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { catalogue } from "../../components";
import { withSources } from "../support/compiler";
import { assertGenerated } from "../support/generated";
import { OptionTables } from "./option-tables";

const folder = "docs";
const typesPage = "types.md";
const addonsPage = "add-on-options.md";
const clouds = ["eks", "gke", "aks"];
const entries = ["components/index.ts", ...clouds.map((cloud) => `components/clusters/${cloud}/index.ts`)];
const marked = /(<!-- options: (\w+)(?: besides (\w+))? -->\n)[\s\S]*?(<!-- end of options -->)/g;
const allTypes = /(<!-- types -->\n)[\s\S]*?(<!-- end of types -->)/;

const allAddons = /(<!-- add-ons -->\n)[\s\S]*?(<!-- end of add-ons -->)/;

/** A section for each add-on, with its options. */
function addonSections(tables: OptionTables): string {
  return catalogue
    .map(({ facts, optionsType }) => {
      const options = optionsType === undefined ? "It has no options." : tables.table(optionsType, typesPage);
      return `## ${facts.name}\n\n${sentence(facts.summary)}\n\n${options}`;
    })
    .join("\n\n");
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/**
 * Each component has a page of its file's name, with a table of its options that is generated from their types and comments
 * between two marks.
 */
describe("the pages of the components", function () {
  let tables: OptionTables;
  before(() => {
    /* A new checker: the order of a union depends on what a checker was asked before. */
    tables = withSources({}, () => new OptionTables(entries));
  });

  it("are there, each with the options of its component", () => {
    const lacking = [...tables.components].flatMap(([name, stem]) => {
      const page = join(folder, `${stem}.md`);
      const text = existsSync(page) ? readFileSync(page, "utf8") : "";
      return text.includes(`<!-- options: ${name}Args -->`) ? [] : `${page} with <!-- options: ${name}Args -->`;
    });
    assert.deepEqual(lacking, []);
  });

  it("have the options as the types and comments say", () => {
    const unread = readdirSync(folder).flatMap((page) => {
      const text = page.endsWith(".md") ? readFileSync(join(folder, page), "utf8") : "";
      return (text.match(/<!-- options: .*/g) ?? []).length === (text.match(marked) ?? []).length ? [] : [page];
    });
    assert.deepEqual(unread, [], "these pages have a mark of a table that no table replaces");
    for (const page of readdirSync(folder).filter((name) => name.endsWith(".md") && name !== typesPage)) {
      assertGenerated(join(folder, page), (text) =>
        text.replaceAll(
          marked,
          (_, start: string, name: string, besides: string | undefined, end: string) =>
            `${start}\n${tables.table(name, typesPage, besides)}\n\n${end}`,
        ),
      );
    }
    assertGenerated(join(folder, addonsPage), (text) =>
      text.replace(allAddons, (_, start: string, end: string) => `${start}\n${addonSections(tables)}\n\n${end}`),
    );
    assertGenerated(join(folder, typesPage), (text) =>
      text.replace(allTypes, (_, start: string, end: string) => `${start}\n${tables.sections()}\n\n${end}`),
    );
  });
});
