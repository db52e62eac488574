const { spawnSync } = require("node:child_process");
const { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } = require("node:fs");
const path = require("node:path");

const root = path.join(__dirname, "..");
const folder = path.join(root, "node_modules", ".cache", "keelson");

/**
 * Bundles a program of this repository into one file, without the packages that it needs: Node.js then reads one file instead of a
 * thousand. A bundle is kept, and made again when a source, or the list of files in the folder of one, has changed. A process of its own
 * makes it, so that esbuild's service does not stay beside a rehearsal. One that had it as a child was seen not to end.
 *
 * @param {string} entry the program, relative to the repository
 * @returns {{ code: string, map: string }} the files of the code and of its source map
 */
exports.bundle = (entry) => {
  const code = path.join(folder, `${entry.replaceAll("/", "-")}.js`);
  if (!isCurrent(code)) {
    const { status } = spawnSync(process.execPath, [__filename, entry, code], { stdio: "inherit" });
    if (status !== 0) {
      throw new Error(`${entry} could not be bundled`);
    }
  }
  return { code, map: `${code}.map` };
};

function isCurrent(code) {
  try {
    const marks = JSON.parse(readFileSync(`${code}.marks`, "utf8"));
    /* Marks of another folder are those of a repository that was copied with its bundles. */
    return __filename in marks && Object.entries(marks).every(([place, mark]) => markOf(place) === mark);
  } catch (error) {
    if (error.code === "ENOENT" || error instanceof SyntaxError) {
      return false;
    }
    throw error;
  }
}

/** Returns what tells a version of a file, or of the list of files in a folder, from all others. */
function markOf(place) {
  const { ctimeNs, ino, mtimeNs, size } = statSync(place, { bigint: true });
  return [ino, size, mtimeNs, ctimeNs].join(" ");
}

async function write(entry, code) {
  const { build, stop } = require("esbuild");
  const before = Date.now();
  const { metafile, outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile: code,
    bundle: true,
    packages: "external",
    ignoreAnnotations: true,
    platform: "node",
    target: "node20",
    sourcemap: "external",
    sourcesContent: false,
    define: { isInBundle: "true" },
    metafile: true,
    write: false,
    plugins: [ownPlaces],
  });
  mkdirSync(folder, { recursive: true });
  for (const { contents, path: file } of outputFiles) {
    replace(file, contents);
  }
  replace(`${code}.marks`, JSON.stringify(marksOf(Object.keys(metafile.inputs), before)));
  await stop();
}

/** A source that changed while it was bundled has no mark that fits, so that the next start bundles it again. */
function marksOf(inputs, before) {
  const files = [...inputs.map((input) => path.join(root, input)), __filename];
  const places = new Set(files.flatMap((file) => [file, path.dirname(file)]));
  const isNew = (place) => statSync(place).mtimeMs >= before;
  return Object.fromEntries([...places].map((place) => [place, isNew(place) ? "changed" : markOf(place)]));
}

/** Another start, at the same time, reads either the old file or the new one. */
function replace(file, contents) {
  const whole = `${file}.${process.pid}`;
  writeFileSync(whole, contents);
  renameSync(whole, file);
}

/** Keeps what a source says of its own place true in a bundle, which lies elsewhere. */
const ownPlaces = {
  name: "own-places",
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.ts$/ }, ({ path: file }) => {
      const place = path.dirname(file);
      const contents = readFileSync(file, "utf8")
        .replaceAll(/\b__dirname\b/g, () => JSON.stringify(place))
        .replaceAll(/\b__filename\b/g, () => JSON.stringify(file))
        .replaceAll(/\brequire\.resolve\("(\.[^"]*)"\)/g, (_, to) => JSON.stringify(`${path.join(place, to)}.ts`));
      return { contents, loader: "ts" };
    }),
};

if (require.main === module) {
  const [entry, code] = process.argv.slice(2);
  write(entry, code).catch((error) => {
    process.exitCode = 1;
    console.error(error);
  });
}
