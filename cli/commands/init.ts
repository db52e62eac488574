import { join, relative, resolve } from "node:path";
import { Command } from "commander";
import { version } from "../package.json";

interface InitOptions {
  readonly name?: string;
}

/** `keelson init`: writes a Pulumi project with one stack, one tenant and one application of your own. */
export function initCommand(): Command {
  return new Command("init")
    .description("create a new Pulumi project with one stack, one tenant and one application")
    .argument("<folder>", "a new or empty folder")
    .option("--name <name>", "the project's name (default: the folder's)")
    .action(async (folder: string, { name }: InitOptions) => {
      const { createProject } = await import("../project");
      const files = createProject(folder, name);
      process.stdout.write(`${[...files, "", ...nextSteps(folder)].join("\n")}\n`);
    });
}

/** The packages are not on npm yet, so their tarballs are named, which npx has run from the current folder. */
function nextSteps(folder: string): string[] {
  const here = relative(resolve(folder), process.cwd());
  const tarballs = ["keelson", "keelson-cli"].map((name) => join(here, `${name}-${version}.tgz`));
  return [
    "next:",
    `  cd ${folder}`,
    `  npm install ${tarballs.join(" ")}`,
    "  npm run plan dev",
    "",
    "Keelson's packages are not on npm yet, so a plain npm install fails. Build both tarballs in a checkout of Keelson, and copy them here:",
    "  npm run build && npm pack ./components/dist ./cli/dist",
  ];
}
