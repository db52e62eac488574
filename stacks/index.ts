export { environments, runStack } from "./run-stack";
