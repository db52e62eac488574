export type { Paths } from "./contract";
export { fabricOf, type NetworkResource } from "./fabric";
export { joinedPaths, judgePaths, pathLines } from "./paths";
