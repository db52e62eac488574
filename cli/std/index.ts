export { isStd, stdResult } from "./std";
