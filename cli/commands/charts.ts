import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { Command } from "commander";
import { UserError } from "../user-error";

/** `keelson charts`: what charts say of themselves. */
export function chartsCommand(): Command {
  return new Command("charts").description("facts about charts").addCommand(indexCommand());
}

function indexCommand(): Command {
  return new Command("index")
    .description("write the values that charts know, so that tests can tell a value that a chart would ignore")
    .argument("<folder>", "a folder that holds charts, each in a folder of its name")
    .argument("<chart@version...>", "the charts and their pins, such as traefik@41.3.0")
    .requiredOption("--into <folder>", "the folder to write to, a file for each chart")
    .action(async (folder: string, pins: string[], { into }: { readonly into: string }) => {
      await mkdir(into, { recursive: true }).catch((error: Error) => {
        throw new UserError(`--into: expected a folder to write to, got ${JSON.stringify(into)} (${error.message})`);
      });
      const written = await Promise.all(pins.map((pin) => indexChart(folder, pin, into)));
      process.stdout.write(written.map((file) => `${file}\n`).join(""));
    });
}

/** The version of a chart's source, if a release sets the real one. */
const placeholder = /^v?0\.0(\.0)?$/;

async function indexChart(folder: string, pin: string, into: string): Promise<string> {
  const [name = "", version = ""] = pin.split("@");
  if (name === "" || version === "") {
    throw new UserError(
      `chart@version: expected a name and a version such as traefik@41.3.0, got ${JSON.stringify(pin)}`,
    );
  }
  const { readChartValues } = await import("../charts");
  const directory = path.join(folder, name);
  const chart = await readChartValues(directory);
  if (chart === undefined) {
    throw new UserError(`${directory}: expected a chart with a values.yaml, found none; get it with helm pull --untar`);
  }
  if (chart.version !== version && !placeholder.test(chart.version)) {
    throw new UserError(
      `${directory}: expected version ${version}, got ${chart.version}; get it with helm pull --untar --version ${version}`,
    );
  }
  const file = path.join(into, `${name}.json`);
  await writeFile(file, `${JSON.stringify({ version, values: chart.values })}\n`);
  return file;
}
