export { brokenReferences, strayNames } from "./references";
