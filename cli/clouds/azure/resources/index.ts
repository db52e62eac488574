export { resourceGroup } from "./resource-group";
