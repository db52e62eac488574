#!/usr/bin/env -S npx tsx
import { Command, CommanderError } from "commander";
import { version } from "./package.json";
import { UserError } from "./user-error";

/** A command of which nothing is loaded until it is asked for. */
interface LazyCommand {
  readonly description: string;
  readonly load: () => Promise<Command>;
}

const commands: Readonly<Record<string, LazyCommand>> = {
  plan: {
    description: "show what a stack's program asks for, offline",
    load: async () => (await import("./commands/plan")).planCommand(),
  },
  rehearse: {
    description: "run a stack on the real engine and a real API server, with the clouds simulated",
    load: async () => (await import("./commands/rehearse")).rehearseCommand(),
  },
  toolchain: {
    description: "build or list the tools that a rehearsal uses",
    load: async () => (await import("./commands/toolchain")).toolchainCommand(),
  },
};

/** Exit statuses: what was asked for failed, or could not be understood. */
const failed = 1;
const misunderstood = 2;

async function main(args: readonly string[]): Promise<void> {
  const program = new Command("keelson")
    .description("Plans and rehearses a Kubernetes platform that is a Pulumi program")
    .version(version);
  const asked = args.find((argument) => argument in commands);
  for (const [name, { description, load }] of Object.entries(commands)) {
    program.addCommand((name === asked ? await load() : new Command(name)).description(description));
  }
  throwInsteadOfExit(program);
  await program.parseAsync(args, { from: "user" });
}

function throwInsteadOfExit(command: Command): void {
  command.exitOverride();
  for (const subcommand of command.commands) {
    throwInsteadOfExit(subcommand);
  }
}

process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  // Whoever reads, such as `head`, may have seen enough.
  if (error.code !== "EPIPE") {
    throw error;
  }
});

main(process.argv.slice(2)).catch((error: unknown) => {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : misunderstood;
    return;
  }
  process.exitCode = failed;
  process.stderr.write(`${told(error)}\n`);
});

function told(error: unknown): string {
  if (!(error instanceof Error)) {
    return String(error);
  }
  return error instanceof UserError ? error.message : (error.stack ?? error.message);
}
