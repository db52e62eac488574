const { spawnSync } = require("node:child_process");
const { createHash } = require("node:crypto");
const {
  accessSync,
  constants,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} = require("node:fs");
const { tmpdir } = require("node:os");
const path = require("node:path");

const root = path.join(__dirname, "..");
const ownFolder = path.join(root, "node_modules", ".cache", "keelson");

/**
 * Bundles a program of this repository into one file, without the packages that it needs: Node.js then reads one file instead of a
 * thousand. A bundle is kept, and made again when a source, or the list of files in the folder of one, has changed. A process of its own
 * makes it, so that esbuild's service does not stay beside a rehearsal. One that had it as a child was seen not to end.
 *
 * @param {string} entry the program, relative to the repository
 * @returns {{ code: string, map: string }} the files of the code and of its source map
 */
exports.bundle = (entry) => {
  const file = `${entry.replaceAll("/", "-")}.js`;
  const kept = path.join(ownFolder, file);
  if (isCurrent(kept)) {
    return { code: kept, map: `${kept}.map` };
  }
  const code = path.join(isWritable(ownFolder) ? ownFolder : temporaryFolder(), file);
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
    return Object.entries(marks).every(([place, mark]) => markOf(path.join(root, place)) === mark);
  } catch (error) {
    if (["ENOENT", "ENOTDIR"].includes(error.code) || error instanceof SyntaxError) {
      return false;
    }
    throw error;
  }
}

/** Reports whether a folder can be written, which that of a checkout in an image often cannot. */
function isWritable(folder) {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Returns this user's folder for this checkout among temporary files. Code is run from it, so that nobody else may write there. */
function temporaryFolder() {
  /* Windows has no such number, and a container's user may have no name. */
  const uid = process.getuid?.();
  const checkout = createHash("sha256").update(root).digest("hex").slice(0, 16);
  const folder = path.join(tmpdir(), `keelson-${uid ?? "user"}-${checkout}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const stats = lstatSync(folder);
  const isOwn = stats.isDirectory() && (uid === undefined || (stats.uid === uid && (stats.mode & 0o022) === 0));
  if (!isOwn) {
    throw new Error(`${folder}: expected a folder that only you can write; remove it`);
  }
  return folder;
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
    minifyWhitespace: true,
    platform: "node",
    target: "node20",
    sourcemap: "external",
    sourcesContent: false,
    define: { isInBundle: "true" },
    metafile: true,
    write: false,
    plugins: [ownPlaces],
  });
  for (const { contents, path: file } of outputFiles) {
    replace(file, contents);
  }
  replace(`${code}.marks`, JSON.stringify(marksOf(Object.keys(metafile.inputs), before)));
  await stop();
}

/** Marks are kept by places in the checkout, so that a copy of it sees that they are those of another. A source that changed while it was bundled has no mark that fits, so that the next start bundles it again. */
function marksOf(inputs, before) {
  const files = [...inputs.map((input) => path.join(root, input)), __filename];
  const places = new Set(files.flatMap((file) => [file, path.dirname(file)]));
  const isNew = (place) => statSync(place).mtimeMs >= before;
  const marked = [...places].map((place) => [path.relative(root, place), isNew(place) ? "changed" : markOf(place)]);
  return Object.fromEntries(marked);
}

/** Another start, at the same time, reads either the old file or the new one. */
function replace(file, contents) {
  const whole = `${file}.${process.pid}`;
  writeFileSync(whole, contents);
  renameSync(whole, file);
}

/**
 * Keeps what a source says of its own place true in a bundle, which lies elsewhere. Also escapes the characters that esbuild leaves in
 * regular expressions: with one of them, V8 keeps the whole bundle in two bytes a character.
 */
const ownPlaces = {
  name: "own-places",
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.ts$/ }, ({ path: file }) => {
      const place = path.dirname(file);
      const contents = readFileSync(file, "utf8")
        .replaceAll(/\b__dirname\b/g, () => JSON.stringify(place))
        .replaceAll(/\b__filename\b/g, () => JSON.stringify(file))
        .replaceAll(/[\u0080-\uffff]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`)
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
