/* Runs the command line of this repository from its TypeScript sources: `node build/run.cjs plan local`. */
const { readFileSync } = require("node:fs");
const Module = require("node:module");
const path = require("node:path");
const { bundle } = require("./bundle.cjs");

const root = path.join(__dirname, "..");
/** The command line, and the program that it plans. Sources of other programs are compiled one at a time. */
const programs = ["cli/main.ts", "index.ts"];

function main() {
  const bundles = new Map();
  for (const program of programs) {
    bundles.set(path.join(root, program), bundle(program));
  }
  loadFrom(bundles);
  traceTo(bundles);
  const program = new Module(path.join(root, "cli/main.ts"), module);
  program.filename = program.id;
  program.paths = module.paths;
  program._compile("", program.filename);
}

/** Has a module that is the source of a bundle run the bundle. Node.js has hooks for that, `module.registerHooks`, from 22.15 only. */
function loadFrom(bundles) {
  const compile = Module.prototype._compile;
  Module.prototype._compile = function compileBundle(content, file, ...rest) {
    const bundled = bundles.get(file);
    return compile.call(this, bundled === undefined ? content : readFileSync(bundled.code, "utf8"), file, ...rest);
  };
  /* Node.js finds a folder's index.ts only if it knows the ending. What tsx registers later, for other programs, takes this place. */
  Module._extensions[".ts"] = (source, file) => {
    if (!bundles.has(file)) {
      throw new Error(`${file}: is not in a bundle`);
    }
    source._compile("", file);
  };
}

/** Has stack traces name the sources. A source map is read when an error needs it: reading it takes longer than most commands. */
function traceTo(bundles) {
  require("source-map-support").install({
    environment: "node",
    handleUncaughtExceptions: false,
    retrieveSourceMap: (file) => {
      const bundled = bundles.get(file);
      if (bundled !== undefined) {
        return { url: bundled.code, map: readFileSync(bundled.map, "utf8") };
      }
      const found = Module.findSourceMap(file);
      return found === undefined ? null : { url: file, map: found.payload };
    },
  });
}

main();
