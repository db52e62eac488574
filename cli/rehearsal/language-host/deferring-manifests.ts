import { deferManifests } from "../../deferred-manifests";

/** Lets the run's Kubernetes provider read the manifests that a program names on the internet. Compilers may call `__name` in the text of a function. */
export const deferringManifests = `
import Module from "node:module";
const __name = (named) => named;
const deferManifests = ${deferManifests.toString()};
deferManifests(Module.prototype);`;
