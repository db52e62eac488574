import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { type Project, yamlFile } from "../../project";
import { type FileSetting, fileSettings } from "../difference";
import { fileAt, type Revision } from "./worktree";

/** Lists the settings of the engine that differ from those of a commit, in the project's file and in the stack's, if it has one. */
export async function changedSettings(
  revision: Revision,
  { root }: Project,
  stackFile: string | undefined,
): Promise<FileSetting[]> {
  const files = [yamlFile(root, "Pulumi"), stackFile].filter((file) => file !== undefined);
  const settings = files.map(async (file) => {
    /* A file that was not there has nothing to compare. */
    const before = await fileAt(revision, file);
    return before === undefined ? [] : fileSettings(basename(file), before, readFileSync(file, "utf8"));
  });
  return (await Promise.all(settings)).flat();
}
