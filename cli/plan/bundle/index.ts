export { bundledFolder, requireEmpty, writeLists } from "./bundle";
