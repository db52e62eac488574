import { stat } from "node:fs/promises";
import { UserError } from "../user-error";

/** Refuses a folder of `--charts` that does not exist. */
export async function requireFolder(directory: string): Promise<void> {
  const found = await stat(directory).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT" || error.code === "ENOTDIR") {
      return undefined;
    }
    throw error;
  });
  if (found?.isDirectory() !== true) {
    throw new UserError(
      `--charts: expected a folder, got ${directory}, which ${found ? "is a file" : "does not exist"}`,
    );
  }
}
