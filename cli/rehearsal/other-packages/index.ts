export { startOtherPackages } from "./start";
