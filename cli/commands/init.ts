import { Command } from "commander";

interface InitOptions {
  readonly name?: string;
}

/** `keelson init`: writes a Pulumi project with one stack, one tenant and one application of your own. */
export function initCommand(): Command {
  return new Command("init")
    .description("write a new Pulumi project: one stack, one tenant, one application of your own")
    .argument("<folder>", "a new or empty folder")
    .option("--name <name>", "the project's name (default: the folder's)")
    .action(async (folder: string, { name }: InitOptions) => {
      const { createProject } = await import("../project");
      const files = createProject(folder, name);
      process.stdout.write(`${[...files, "", ...nextSteps(folder)].join("\n")}\n`);
    });
}

function nextSteps(folder: string): string[] {
  return ["next:", `  cd ${folder}`, "  npm install", "  npm run plan dev"];
}
