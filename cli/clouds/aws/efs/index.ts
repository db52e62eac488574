export { fileSystem } from "./file-system";
export { mountTarget } from "./mount-target";
