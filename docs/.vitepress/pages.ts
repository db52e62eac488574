import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { type Section, sections } from "./sections";

/** A line of the side bar, as VitePress takes it. */
interface Entry {
  readonly text: string;
  readonly link: string;
}

function titleOf(file: string): string {
  const [, title] = /^# (.*)$/m.exec(readFileSync(file, "utf8")) ?? [];
  if (title === undefined) {
    throw new Error(`${file}: expected a heading of the first level`);
  }
  return title.replaceAll("`", "");
}

function entriesOf(docs: string, folder: string, names: readonly string[]): Entry[] {
  return names.map((name) => ({
    text: titleOf(join(docs, folder, `${name}.md`)),
    link: `/${join(folder, name)}`,
  }));
}

function markdownIn(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => (name.endsWith(".md") ? [basename(name, ".md")] : []));
}

/** Returns the side bar of the site: the sections, and the decisions in their order. */
export function sidebarOf(docs: string): object[] {
  const decisions: Section = { name: "Decisions", pages: markdownIn(join(docs, "adr")).sort(), folded: true };
  return [...sections.map((section) => ({ section, folder: "" })), { section: decisions, folder: "adr" }].map(
    ({ section, folder }) => ({
      text: section.name,
      collapsed: section.folded ?? false,
      items: entriesOf(docs, folder, section.pages),
    }),
  );
}

/** Lists what the side bar lacks, names twice, or names although there is no such page. */
export function faultsOf(docs: string): string[] {
  const listed = sections.flatMap((section) => section.pages);
  const there = markdownIn(docs).filter((name) => name !== "index");
  return [
    ...there.filter((name) => !listed.includes(name)).map((name) => `${name}: in no section`),
    ...listed.filter((name) => !there.includes(name)).map((name) => `${name}: no such page`),
    ...listed.filter((name, index) => listed.indexOf(name) !== index).map((name) => `${name}: twice`),
  ];
}
