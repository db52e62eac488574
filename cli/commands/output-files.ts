import { constants, createWriteStream } from "node:fs";
import { access } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { messageOf } from "../error-message";
import { UserError } from "../user-error";

/**
 * Fails before minutes of work, and not after them, if a file cannot be written.
 *
 * @param files by option; `-` is standard output
 * @throws UserError that names the option and the folder, or the options that share standard output
 */
export async function requireWritable(files: Readonly<Record<string, string | undefined>>): Promise<void> {
  const [shown, ...others] = Object.keys(files).filter((option) => files[option] === "-");
  if (others.length > 0) {
    const options = others.map((option) => `--${option}`).join(" and ");
    throw new UserError(
      `--${shown}: expected only one option to write to standard output (-), got ${options} too; name files for the others`,
    );
  }
  for (const [option, file] of Object.entries(files)) {
    if (file === "") {
      throw new UserError(`--${option}: expected a file, got ""; name a file, or write - for standard output`);
    }
    if (file !== undefined && file !== "-") {
      const folder = dirname(resolve(file));
      await access(folder, constants.W_OK).catch(() => {
        throw new UserError(
          `--${option}: expected a file in a folder that you can write to, got ${JSON.stringify(file)}; create ${folder} first`,
        );
      });
    }
  }
}

/**
 * Writes a text piece by piece, as fast as the file takes it: the text of a large plan is never in memory as a whole.
 *
 * @param file `-` is standard output; without a file, nothing is made
 * @throws UserError if the file cannot be written
 */
export async function writePieces(file: string | undefined, pieces: () => Iterable<string>): Promise<void> {
  if (file === "-") {
    await printPieces(pieces());
  } else if (file !== undefined) {
    await pipeline(Readable.from(pieces()), createWriteStream(file)).catch((error: unknown) => {
      throw isOfSystem(error) ? new UserError(`${file}: cannot be written: ${messageOf(error)}`) : error;
    });
  }
}

/** Prints a text piece by piece. A reader such as `head` may stop before the end. */
export async function printPieces(pieces: Iterable<string>): Promise<void> {
  await pipeline(Readable.from(pieces), process.stdout, { end: false }).catch((error: unknown) => {
    if (!isOfSystem(error) || error.code !== "EPIPE") {
      throw error;
    }
  });
}

function isOfSystem(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && "syscall" in error;
}
