import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { runProcess } from "../../../cli/toolchain";
import { cacheDirectory, fillCacheEntry } from "../../../cli/toolchain/cache";

const requirements = join(__dirname, "requirements.txt");

/** Installs the linters from PyPI into the toolchain's cache, once for each change of requirements.txt. @returns the folder */
export async function installLinters(): Promise<string> {
  const hash = createHash("sha256").update(readFileSync(requirements)).digest("hex").slice(0, 12);
  const entry = join(cacheDirectory(process.env), `linters-${hash}-${process.platform}-${process.arch}`);
  if (!existsSync(entry)) {
    const pip = ["-m", "pip", "install", "--quiet", "--no-deps", "--require-hashes", "--only-binary", ":all:"];
    await fillCacheEntry(entry, async (folder) => {
      await runProcess("python3", [...pip, "--target", folder, "--requirement", requirements]);
    });
  }
  return entry;
}
