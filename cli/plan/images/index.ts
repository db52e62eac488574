export { type ImageList, imageList } from "./list";
export { fullName, originalsOf, sourcesOf } from "./origins";
export { imagesIn } from "./references";
export { imageText } from "./text";
