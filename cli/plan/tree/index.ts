export { partLines } from "./part-lines";
export { type TreeNode, tree } from "./tree";
