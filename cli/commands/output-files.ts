import { constants } from "node:fs";
import { access } from "node:fs/promises";
import { dirname, resolve } from "node:path";
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
      `--${shown}: expected standard output (-) for one option only, got it for ${options} too; name a file`,
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
