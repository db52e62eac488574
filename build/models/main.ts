import { writeFileSync } from "node:fs";
import type { Models, TypeModel } from "../../cli/clouds";
import { type ModelSource, modelSources, type Package, typesOf } from "./clouds";
import { componentFacts } from "./component-facts";
import { typeModel } from "./facts";
import { unpacked } from "./packages";
import { Sdk } from "./sdk-properties";

/**
 * Writes the facts of the clouds' published API models: about our types to `cli/clouds/models/<cloud>.json`, about places and machines
 * beside the components that check them.
 */
async function main(): Promise<void> {
  for (const { path, text } of await componentFacts(unpacked)) {
    writeFileSync(path, text);
  }
  for (const source of modelSources) {
    const models = await read(source);
    writeFileSync(`cli/clouds/models/${source.cloud}.json`, text(models));
    const facts = Object.values(models.types).reduce((sum, type) => sum + Object.keys(type.facts).length, 0);
    process.stdout.write(`${source.cloud}: ${facts} facts about ${Object.keys(models.types).length} types\n`);
  }
}

async function read({ cloud, sdk: name, packages, earlier, open }: ModelSource): Promise<Models> {
  const folders = async (wanted: readonly Package[]) =>
    new Map(await Promise.all(wanted.map(async (one) => [one.name, await unpacked(one)] as const)));
  const [now, before] = [await open(await folders(packages)), await open(await folders(earlier))];
  const sdk = new Sdk(name);
  const entries = typesOf(cloud).flatMap((type): [string, TypeModel][] => {
    const found = now(type);
    const old = before(type)?.shape.root;
    const isOlder = packages.some((one) => one.name === found?.from && one.isOlder === true);
    return found === undefined
      ? []
      : [[type.token, typeModel(sdk.inputsOf(type.token), found.shape, { ...found.mapping, isOlder }, old)]];
  });
  const sources = Object.fromEntries(packages.map((one) => [`${one.name} ${one.version}`, one.of]));
  return { sources, types: Object.fromEntries(entries.toSorted(([a], [b]) => a.localeCompare(b))) };
}

/** One line for each fact, so that a change of a model reads well. */
function text({ sources, types }: Models): string {
  const rows = Object.entries(types).map(([token, { model, facts, free }]) => {
    const lines = Object.entries(facts).map(([path, fact]) => `\n    ${JSON.stringify(path)}: ${JSON.stringify(fact)}`);
    return `  ${JSON.stringify(token)}: {"model": ${JSON.stringify(model)}, "facts": {${lines.join(",")}},\n    "free": ${JSON.stringify(free)}}`;
  });
  return `{"sources": ${JSON.stringify(sources)}, "types": {\n${rows.join(",\n")}\n}}\n`;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
