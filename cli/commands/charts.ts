import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { Command } from "commander";
import { UserError } from "../user-error";
import { bundleCommand, lockCommand } from "./charts-supply";
import { requireWritable } from "./output-files";
import { chosenStack, givenStack } from "./stack";

/** `keelson charts`: the values that charts know, and the images and objects that they bring. */
export function chartsCommand(): Command {
  return new Command("charts")
    .description("list, lock or bundle the charts and images of a stack")
    .addCommand(imagesCommand())
    .addCommand(lockCommand())
    .addCommand(bundleCommand())
    .addCommand(indexCommand());
}

interface ImagesOptions {
  readonly stack?: string;
  readonly config: string[];
  readonly charts?: string;
  readonly json?: string;
  readonly cwd: string;
}

const imagesHelp = `
With --charts, Helm renders each chart and its hooks with the plan's values. If the folder lacks a chart, the list contains the chart without its images.`;

function imagesCommand(): Command {
  return new Command("images")
    .description("list the container images of a stack, offline")
    .argument(
      "[stack]",
      "the stack with the file Pulumi.<stack>.yaml (default: a temporary stack, if the project has no stack file)",
    )
    .option("-s, --stack <name>", "the stack, if you do not give it as the argument")
    .option("--config <key=value...>", "values of configuration keys that the stack's file leaves out or encrypts", [])
    .option("--charts <folder>", "a folder with a subfolder for each chart, named after the chart")
    .option("--json <file>", "write the list as JSON (- for standard output, instead of text)")
    .option("--cwd <folder>", "the folder of the Pulumi project, or a folder inside it", ".")
    .addHelpText("after", imagesHelp)
    .action((argument: string | undefined, options: ImagesOptions) =>
      listImages(givenStack(argument, options.stack), options),
    );
}

async function listImages(stackName: string | undefined, options: ImagesOptions): Promise<void> {
  const { chartRenderer, forgetAmbientConfiguration, imageList, imageText, plan, printingToStandardError } =
    await import("../plan");
  const { givenConfig, readProject, readStack } = await import("../project");
  await requireWritable({ json: options.json });
  const project = readProject(options.cwd, givenConfig(options.config));
  const stack = readStack(project, chosenStack(project, stackName));
  const { charts, json } = options;
  const render =
    charts === undefined ? undefined : await chartRenderer(path.resolve(charts), project.root, "releaseAndHooks");
  forgetAmbientConfiguration();
  printingToStandardError();
  const list = await imageList(await plan(project, stack), render);
  const machine = `${JSON.stringify(list, undefined, 2)}\n`;
  process.stdout.write(json === "-" ? machine : imageText(list));
  if (json !== undefined && json !== "-") {
    await writeFile(json, machine);
  }
}

function indexCommand(): Command {
  return new Command("index")
    .description("write the values and images of charts, so that tests find values that a chart would ignore")
    .argument("<folder>", "a folder with a subfolder for each chart, named after the chart")
    .argument("<chart@version...>", "the charts and their pins, such as traefik@41.3.0")
    .requiredOption("--into <folder>", "the folder to write to; each chart gets one file")
    .action(async (folder: string, pins: string[], { into }: { readonly into: string }) => {
      await mkdir(into, { recursive: true }).catch((error: Error) => {
        throw new UserError(`--into: expected a folder to write to, got ${JSON.stringify(into)} (${error.message})`);
      });
      const written = await Promise.all(pins.map((pin) => indexChart(folder, pin, into)));
      process.stdout.write(written.map((file) => `${file}\n`).join(""));
    });
}

/** The version in a chart's source if its releases set the real one. */
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
  await writeFile(file, `${JSON.stringify({ ...chart, version })}\n`);
  return file;
}
