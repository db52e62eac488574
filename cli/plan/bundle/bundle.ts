import { cp, mkdir, readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { UserError } from "../../user-error";
import type { ImageList } from "../images";
import type { LockedChart } from "../lock";

type ChartVersion = Pick<LockedChart, "name" | "version">;

/** Names the folder of a chart in a bundle: as `keelson:charts` finds it, unless there are several versions of the chart. */
export function bundledFolder({ name, version }: ChartVersion, all: readonly ChartVersion[]): string {
  return all.filter((one) => one.name === name).length > 1 ? `${name}-${version}` : name;
}

/** Refuses a folder that is not empty, because old charts among new ones would be installed. */
export async function requireEmpty(into: string): Promise<void> {
  const names = await readdir(into).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") {
      return [];
    }
    throw new UserError(`--into: expected a folder, got ${JSON.stringify(into)} (${error.message})`);
  });
  if (names.length > 0) {
    throw new UserError(
      `--into: expected a new or empty folder, got ${JSON.stringify(into)} with ${names.length} entries`,
    );
  }
}

/**
 * Lists the images to copy, with `from` and `to` on each line. An image in the stack's own registry is copied from its maker's registry.
 *
 * @param originalOf returns the name under which the maker publishes an image
 */
function copies(images: readonly string[], originalOf: (image: string) => string): string[] {
  return images.map((image) => `${originalOf(image)} ${image}`);
}

/** Writes the lists of a bundle that already has its charts, and copies of the CRDs that are separate files. */
export async function writeLists(
  into: string,
  { images }: ImageList,
  originalOf: (image: string) => string,
): Promise<void> {
  const names = images.map(({ reference }) => reference);
  const originals = [...new Set(names.map(originalOf))].toSorted();
  await writeFile(path.join(into, "images.txt"), lines(originals));
  await writeFile(path.join(into, "copies.txt"), lines(copies(names, originalOf)));
  await copyCrds(path.join(into, "charts"), path.join(into, "crds"));
}

/** Helm installs the files in `crds/` of a chart once and never again, so an upgrade needs them separately. */
async function copyCrds(charts: string, crds: string): Promise<void> {
  for (const chart of await readdir(charts)) {
    const folder = path.join(charts, chart, "crds");
    const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") {
        return [];
      }
      throw error;
    });
    if (names.length > 0) {
      await mkdir(crds, { recursive: true });
      await cp(folder, path.join(crds, chart), { recursive: true });
    }
  }
}

function lines(all: readonly string[]): string {
  return all.map((line) => `${line}\n`).join("");
}
