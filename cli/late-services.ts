import { Module } from "node:module";

/** The part of Node.js' modules that their declarations omit. */
interface Compiling {
  _compile: (this: unknown, code: string, file: string, ...more: unknown[]) => unknown;
}

/** The modules of a cloud's SDK that only list others: its services, or the versions of one of Kubernetes' API groups. */
const listing = /[/\\]@pulumi[/\\](?:aws|azure-native|gcp|kubernetes)[/\\](?:[a-z0-9]+[/\\])?index\.js$/;

/** How such a module lists a service. */
const listed = /^const (\w+) = __importStar\(require\("(\.\/\w+)"\)\);\nexports\.\1 = \1;$/gm;

/** Loads the service at its first use, on as many lines. */
const late =
  'Object.defineProperty(exports, "$1", { configurable: true, enumerable: true, get: () => {\n' +
  "const value = require('$2'); Object.defineProperty(exports, '$1', { value }); return value; } });";

/**
 * Has the SDKs of clouds load a service when a program first uses it. They load the lists of all two hundred services at once, half of the
 * memory and two thirds of the time of loading AWS' SDK; programs use a handful.
 */
function loadLate(modules: Compiling): void {
  const compile = modules._compile;
  modules._compile = function (code, file, ...more) {
    return compile.call(this, listing.test(file) ? code.replaceAll(listed, late) : code, file, ...more);
  };
}

loadLate(Module.prototype as unknown as Compiling);
