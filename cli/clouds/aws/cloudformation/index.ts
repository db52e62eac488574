export { stack } from "./stack";
export { stackContents } from "./stack-contents";
