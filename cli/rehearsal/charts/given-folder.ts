import { stat } from "node:fs/promises";
import { UserError } from "../../user-error";
import { type ChartNote } from "./chart-ledger";

/** Refuses a folder of `--charts` that is not there, before anything starts. */
export async function requireFolder(directory: string): Promise<void> {
  const found = await stat(directory).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT" || error.code === "ENOTDIR") {
      return undefined;
    }
    throw error;
  });
  if (found?.isDirectory() !== true) {
    throw new UserError(`--charts: ${directory} ${found ? "is no folder" : "does not exist"}`);
  }
}

/** What is wrong with a folder of charts that was given for nothing; undefined where any chart came from it. */
export function uselessFolder(directory: string | undefined, charts: readonly ChartNote[]): string | undefined {
  const asked = charts.filter(({ own }) => !own);
  if (directory === undefined || asked.length === 0 || asked.some(({ content }) => content !== "absent")) {
    return undefined;
  }
  const names = asked.map(({ name }) => name).join(", ");
  return `--charts: ${directory} holds none of the charts that the program asks for: ${names}`;
}
