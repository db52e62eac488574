export { key } from "./key";
export { vault } from "./vault";
