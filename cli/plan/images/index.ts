export { type ImageList, imageList } from "./list";
export { imageText } from "./text";
