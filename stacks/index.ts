export { runStack, wirings } from "./run-stack";
