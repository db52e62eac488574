export { type TreeNode, tree } from "./tree";
