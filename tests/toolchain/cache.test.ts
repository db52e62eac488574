import assert from "node:assert/strict";
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import * as os from "node:os";
import * as path from "node:path";
import { cacheDirectory, fillCacheEntry, isExecutable } from "../../cli/toolchain/cache";

describe("the cache of tools", () => {
  let directory: string;

  beforeEach(async () => {
    directory = await mkdtemp(path.join(os.tmpdir(), "keelson-test-"));
  });

  afterEach(() => rm(directory, { recursive: true, force: true }));

  const places: [NodeJS.ProcessEnv, string][] = [
    [{ XDG_CACHE_HOME: "/var/cache" }, "/var/cache/keelson/toolchain"],
    [{ XDG_CACHE_HOME: "relative" }, "/home/me/.cache/keelson/toolchain"],
    [{}, "/home/me/.cache/keelson/toolchain"],
  ];
  for (const [env, expected] of places) {
    it(`is in ${expected} for ${JSON.stringify(env)}`, () => assert.equal(cacheDirectory(env, "/home/me"), expected));
  }

  it("fills an entry in one step", async () => {
    const entry = path.join(directory, "tools", "kwok-v1");
    await fillCacheEntry(entry, (folder) => writeFile(path.join(folder, "kwok"), "binary"));
    assert.deepEqual(await readdir(path.dirname(entry)), ["kwok-v1"]);
    assert.equal(await readFile(path.join(entry, "kwok"), "utf8"), "binary");
  });

  it("leaves nothing behind when filling fails", async () => {
    const filling = fillCacheEntry(path.join(directory, "kwok-v1"), async (folder) => {
      await writeFile(path.join(folder, "kwok"), "half");
      throw new Error("interrupted");
    });
    await assert.rejects(filling, /^Error: interrupted$/);
    assert.deepEqual(await readdir(directory), []);
  });

  it("keeps the first one's where two fill the same entry", async () => {
    const entry = path.join(directory, "kwok-v1");
    let finishSecond: () => void = () => undefined;
    const second = fillCacheEntry(entry, async (folder) => {
      await writeFile(path.join(folder, "kwok"), "second");
      await new Promise<void>((resolve) => {
        finishSecond = resolve;
      });
    });
    await fillCacheEntry(entry, (folder) => writeFile(path.join(folder, "kwok"), "first"));
    finishSecond();
    await second;
    assert.equal(await readFile(path.join(entry, "kwok"), "utf8"), "first");
    assert.deepEqual(await readdir(directory), ["kwok-v1"]);
  });

  it("removes what a killed run left behind long ago, and nothing younger", async () => {
    const [old, young] = [path.join(directory, ".unfinished-old"), path.join(directory, ".unfinished-young")];
    await Promise.all([mkdir(old), mkdir(young)]);
    const yesterday = new Date(Date.now() - 24 * 60 * 60 * 1000);
    await utimes(old, yesterday, yesterday);
    await fillCacheEntry(path.join(directory, "kwok-v1"), () => Promise.resolve());
    assert.deepEqual((await readdir(directory)).sort(), [".unfinished-young", "kwok-v1"]);
  });

  it("tells files that can be run from all else", async () => {
    const file = path.join(directory, "tool");
    await writeFile(file, "");
    assert.equal(await isExecutable(file), false);
    await chmod(file, 0o755);
    assert.equal(await isExecutable(file), true);
    assert.equal(await isExecutable(directory), false);
    assert.equal(await isExecutable(path.join(directory, "absent")), false);
    assert.equal(await isExecutable(path.join(file, "below-a-file")), false);
  });
});
