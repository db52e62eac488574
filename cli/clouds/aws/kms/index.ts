export { alias } from "./alias";
export { key } from "./key";
