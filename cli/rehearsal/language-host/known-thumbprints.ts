import { knowThumbprints } from "../../issuer-thumbprints";

/** Lets a program's SDK create identity providers without the internet. Compilers may call `__name` in the text of a function. */
export const knownThumbprints = `
import Module from "node:module";
const __name = (named) => named;
const knowThumbprints = ${knowThumbprints.toString()};
knowThumbprints(Module.prototype);`;
