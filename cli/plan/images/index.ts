export { imageList } from "./list";
export { imageText } from "./text";
