#!/usr/bin/env -S npx tsx
import "./short-run";
import "./late-modules";
import "./late-services";
import { Command, CommanderError } from "commander";
import {
  chartsCommand,
  doctorCommand,
  initCommand,
  planCommand,
  rehearseCommand,
  teardownCommand,
  toolchainCommand,
  upgradeCheckCommand,
} from "./commands";
import { version } from "./package.json";
import { UserError } from "./user-error";

/** The exit status of a command that failed, or whose arguments are wrong: in a pipeline, both mean that nothing was checked. */
const failed = 1;

async function main(args: readonly string[]): Promise<void> {
  const program = new Command("keelson")
    .description("Plans and rehearses a Kubernetes platform that is a Pulumi program")
    .version(version)
    .addCommand(initCommand())
    .addCommand(planCommand())
    .addCommand(rehearseCommand())
    .addCommand(upgradeCheckCommand())
    .addCommand(doctorCommand())
    .addCommand(teardownCommand())
    .addCommand(toolchainCommand())
    .addCommand(chartsCommand());
  throwInsteadOfExit(program);
  refuseUnknownTopic(program, args);
  await program.parseAsync(args, { from: "user" });
}

/** Refuses `help` for a command that does not exist; commander would answer with the list of commands. */
function refuseUnknownTopic(program: Command, [first, topic]: readonly string[]): void {
  const names = program.commands.map((command) => command.name());
  if (first === "help" && topic !== undefined && ![...names, "help"].includes(topic) && !topic.startsWith("-")) {
    program.error(`help: expected one of ${names.join(", ")}, got "${topic}"`);
  }
}

function throwInsteadOfExit(command: Command): void {
  command.exitOverride();
  for (const subcommand of command.commands) {
    throwInsteadOfExit(subcommand);
  }
}

process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  /* A reader such as `head` may have read enough. */
  if (error.code !== "EPIPE") {
    throw error;
  }
});

main(process.argv.slice(2)).catch((error: unknown) => {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : failed;
    return;
  }
  process.exitCode = failed;
  process.stderr.write(`${textOf(error)}\n`);
});

function textOf(error: unknown): string {
  if (!(error instanceof Error)) {
    return String(error);
  }
  return error instanceof UserError ? error.message : (error.stack ?? error.message);
}
