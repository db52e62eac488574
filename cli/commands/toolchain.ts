import { Command } from "commander";
import { abortedByStop } from "../interruption";
import type { ToolEvent, ToolListing } from "../toolchain";

interface ToolchainOptions {
  readonly list?: true;
  readonly json?: true;
}

/** `keelson toolchain`: downloads or builds missing tools of a rehearsal, or lists the tools that would be used. */
export function toolchainCommand(): Command {
  return new Command("toolchain")
    .description("download, build or list the tools that a rehearsal uses")
    .option("--list", "only list the tools that a rehearsal would use")
    .option("--json", "print the result as JSON")
    .action(async ({ list, json }: ToolchainOptions) => {
      const { listTools, toolNames } = await import("../toolchain");
      if (list !== true) {
        await provideMissing();
      }
      const listings = await listTools(toolNames);
      process.stdout.write(json === true ? `${JSON.stringify(listings, undefined, 2)}\n` : await table(listings));
    });
}

/** Provides missing tools, with progress on standard error. Ctrl-C removes what is unfinished. */
async function provideMissing(): Promise<void> {
  const { rehearsalToolNames, resolveTools } = await import("../toolchain");
  const stopping = abortedByStop("stopped: finished tools stay in the cache, unfinished builds are removed");
  const progress = await progressPrinter(process.stderr);
  try {
    await resolveTools(rehearsalToolNames, { signal: stopping.signal, report: progress });
  } catch (error) {
    stopping.signal.throwIfAborted();
    throw error;
  } finally {
    stopping.end();
  }
}

/** Overwrites one line on a terminal, and writes one line per event elsewhere. */
async function progressPrinter(stream: NodeJS.WriteStream): Promise<(event: ToolEvent) => void> {
  const { progressLine } = await import("../toolchain");
  return (event) => {
    if (!stream.isTTY) {
      if (event.state !== "looking") {
        stream.write(`${progressLine(event)}\n`);
      }
      return;
    }
    const last = event.state === "done" || event.state === "failed";
    stream.write(`\r\u001b[2K${progressLine(event).slice(0, stream.columns - 1)}${last ? "\n" : ""}`);
  };
}

async function table(listings: readonly ToolListing[]): Promise<string> {
  const { default: colors } = await import("picocolors");
  const { listingRows } = await import("../toolchain");
  const rows = listingRows(listings);
  const widths = rows[0].map((_cell, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row, index) => {
    const line = row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ");
    return index === 0 ? colors.bold(line.trimEnd()) : line.trimEnd();
  });
  const passedOver = listings.flatMap((listing) =>
    listing.passedOver.map((reason) => colors.dim(`not used: ${reason}`)),
  );
  return `${[...lines, ...passedOver].join("\n")}\n`;
}
