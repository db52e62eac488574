import { stat } from "node:fs/promises";
import { UserError } from "../../user-error";
import type { ChartNote } from "./chart-ledger";

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

/** Describes a folder of charts that holds no requested chart; undefined if it holds any. */
export function uselessFolder(directory: string | undefined, charts: readonly ChartNote[]): string | undefined {
  const asked = charts.filter(({ own }) => !own);
  if (directory === undefined || asked.length === 0 || asked.some(({ content }) => content !== "absent")) {
    return undefined;
  }
  const names = asked.map(({ name }) => name).join(", ");
  return `--charts: expected at least one of the program's charts (${names}) in ${directory}, got none`;
}
