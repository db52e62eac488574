import { cp, mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { Command } from "commander";
import type { ImageList, LockedChart } from "../plan";
import { UserError } from "../user-error";
import { chosenStack, givenStack } from "./stack";

interface SupplyOptions {
  readonly stack?: string;
  readonly config: string[];
  readonly charts?: string;
  readonly cwd: string;
}

/** The charts and images that a stack installs, without those inside its charts. */
interface Supply {
  readonly root: string;
  readonly stack: string;
  readonly charts: readonly LockedChart[];
  /** Lists the images, those of the charts in a folder included. */
  readonly imagesWith: (folder: string | undefined) => Promise<ImageList>;
  /** Names an image as its maker publishes it. */
  readonly originalOf: (image: string) => string;
}

const lockHelp = `
The lock is keelson.lock/<stack>.yaml. It lists each image, and each chart with its repository, its version and a digest of its files.
Commit the lock. A plan then warns of each chart and each image that the lock lacks. You may add a digest to an image: the command keeps
the digest until the image's tag changes.`;

/** `keelson charts lock`: writes what a stack installs, for reviewers and bots. */
export function lockCommand(): Command {
  return supplyCommand("lock")
    .description("write the charts and images of a stack to keelson.lock/<stack>.yaml, offline")
    .option("--charts <folder>", "a folder with a subfolder for each of the stack's charts, named after the chart")
    .option("--check", "write nothing; fail if the lock lacks something that the stack installs")
    .addHelpText("after", lockHelp)
    .action((argument: string | undefined, options: SupplyOptions & { readonly check?: true }) =>
      lockStack(givenStack(argument, options.stack), options),
    );
}

const bundleHelp = `
The command writes into the folder:
  charts/     the charts, for --charts and keelson:charts
  images.txt  the images as their publishers name them, one per line
  copies.txt  each of these images, with the name under which the stack pulls it
  crds/       the files of CRDs that Helm does not upgrade`;

/** `keelson charts bundle`: writes everything that a site without the internet needs. */
export function bundleCommand(): Command {
  return supplyCommand("bundle")
    .description("write the charts, the list of images and the CRDs of a stack to a folder")
    .requiredOption("--into <folder>", "a new or empty folder")
    .option("--charts <folder>", "a folder that contains the stack's charts (default: Helm pulls them)")
    .addHelpText("after", bundleHelp)
    .action((argument: string | undefined, options: SupplyOptions & { readonly into: string }) =>
      bundleStack(givenStack(argument, options.stack), options),
    );
}

function supplyCommand(name: string): Command {
  return new Command(name)
    .argument(
      "[stack]",
      "the stack with the file Pulumi.<stack>.yaml (default: a temporary stack, if the project has no stack file)",
    )
    .option("-s, --stack <name>", "the stack, if you do not give it as the argument")
    .option("--config <key=value...>", "values of configuration keys that the stack's file leaves out or encrypts", [])
    .option("--cwd <folder>", "the folder of the Pulumi project, or a folder inside it", ".");
}

async function lockStack(
  stackName: string | undefined,
  options: SupplyOptions & { readonly check?: true },
): Promise<void> {
  const { lockOf, lockPath, lockText, readLock, unlocked } = await import("../plan");
  const supply = await supplyOf(stackName, options);
  const { charts, root, stack } = supply;
  const folder = options.charts === undefined ? undefined : path.resolve(options.charts);
  const digests = folder === undefined ? new Map<string, string>() : await digestsOf(supply, folder);
  const filesOf = ({ name, version }: LockedChart) => digests.get(`${name} ${version}`);
  const list = await wholeList(supply, folder);
  const earlier = await readLock(root, stack);
  const file = lockPath(stack);
  if (options.check === true) {
    const names = list.images.map(({ image }) => image);
    const objections = unlocked(earlier ?? { charts: [], images: [] }, charts, names, filesOf);
    if (objections.length > 0) {
      throw new UserError(objections.map((one) => `${file} does not have ${one}`).join("\n"));
    }
    return;
  }
  const lock = lockOf(charts, list, earlier, filesOf);
  await mkdir(path.dirname(path.join(root, file)), { recursive: true });
  await writeFile(path.join(root, file), lockText(stack, lock));
  process.stdout.write(`${file}: ${lock.charts.length} charts, ${lock.images.length} images\n`);
}

async function bundleStack(
  stackName: string | undefined,
  options: SupplyOptions & { readonly into: string },
): Promise<void> {
  const { requireEmpty, writeLists } = await import("../plan");
  const into = path.resolve(options.into);
  await requireEmpty(into);
  const supply = await supplyOf(stackName, options);
  const charts = path.join(into, "charts");
  await mkdir(charts, { recursive: true });
  await (options.charts === undefined
    ? pullCharts(supply.charts, charts)
    : copyCharts(supply, path.resolve(options.charts), charts));
  const list = await wholeList(supply, charts);
  await writeLists(into, list, supply.originalOf);
  process.stdout.write(`${options.into}: ${supply.charts.length} charts, ${list.images.length} images\n`);
}

async function supplyOf(stackName: string | undefined, options: SupplyOptions): Promise<Supply> {
  const cli = await import("../plan");
  const { givenConfig, readProject, readStack } = await import("../project");
  const project = readProject(options.cwd, givenConfig(options.config));
  const stack = readStack(project, chosenStack(project, stackName));
  cli.forgetAmbientConfiguration();
  cli.printingToStandardError();
  const planned = await cli.plan(project, stack);
  const { root } = project;
  return {
    root,
    stack: stack.name,
    charts: cli.chartsOf(cli.plannedResources(planned.resources)),
    originalOf: cli.originalsOf(planned.resources),
    imagesWith: async (folder) =>
      cli.imageList(
        planned,
        folder === undefined ? undefined : await cli.chartRenderer(folder, root, "releaseAndHooks"),
      ),
  };
}

/** Refuses a list that lacks the images of a chart: it would look whole. */
async function wholeList({ charts, imagesWith }: Supply, folder: string | undefined): Promise<ImageList> {
  if (folder === undefined && charts.length > 0) {
    throw new UserError(
      `--charts: expected a folder with the stack's ${charts.length} charts, because the lock lists their images; create it with: keelson charts bundle`,
    );
  }
  const list = await imagesWith(folder);
  if (list.unseen.length > 0) {
    throw new UserError(list.unseen.map((chart) => `--charts: ${chart}`).join("\n"));
  }
  return list;
}

async function digestsOf(supply: Supply, folder: string): Promise<ReadonlyMap<string, string>> {
  const { filesDigest } = await import("../charts");
  const found = await Promise.all(
    supply.charts.map(async ({ name, version }) => {
      const directory = await directoryOf(supply, folder, { name, version });
      return [`${name} ${version}`, await filesDigest(directory)] as const;
    }),
  );
  return new Map(found);
}

async function directoryOf(
  { root }: Supply,
  folder: string,
  { name, version }: Pick<LockedChart, "name" | "version">,
): Promise<string> {
  const { chartDirectory } = await import("../plan");
  const { directory, found } = await chartDirectory(folder, { chart: name, version }, root);
  if (directory === undefined) {
    const held = found.length === 0 ? "" : `; it contains ${found.join(", ")}`;
    throw new UserError(`--charts: ${folder} contains no chart ${name} ${version}${held}`);
  }
  return directory;
}

async function copyCharts(supply: Supply, from: string, into: string): Promise<void> {
  const { bundledFolder } = await import("../plan");
  for (const chart of supply.charts) {
    await cp(await directoryOf(supply, from, chart), path.join(into, bundledFolder(chart, supply.charts)), {
      recursive: true,
    });
  }
}

async function pullCharts(charts: readonly LockedChart[], into: string): Promise<void> {
  const [{ pullChart }, { bundledFolder }, { progressLine, resolveTools }] = await Promise.all([
    import("../charts"),
    import("../plan"),
    import("../toolchain"),
  ]);
  const report = (event: Parameters<typeof progressLine>[0]) => process.stderr.write(`${progressLine(event)}\n`);
  const { helm } = await resolveTools(["helm"], { report });
  const run = { environment: process.env, signal: new AbortController().signal };
  for (const chart of charts) {
    const { name, repository, version } = chart;
    const isOci = repository?.startsWith("oci://") === true;
    const remote = isOci
      ? { chart: repository, version }
      : { chart: name, version, ...(repository !== undefined && { repository }) };
    const unpacked = await mkdtemp(path.join(into, "pulling-"));
    const folder = await pullChart(helm.path, remote, unpacked, run).catch((error: Error) => {
      throw new UserError(`chart ${name} ${version}: ${error.message}`);
    });
    await rename(folder, path.join(into, bundledFolder(chart, charts)));
    await rm(unpacked, { recursive: true });
  }
}
