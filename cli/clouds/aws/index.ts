export { aws } from "./cloud";
export { awsProvider } from "./provider";
