export { type ImageList, imageList, type ListedImage } from "./list";
export { fullName, originalsOf, sourcesOf } from "./origins";
export { imagesIn } from "./references";
export { imageText } from "./text";
