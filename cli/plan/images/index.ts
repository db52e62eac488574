export { imageList, type ListedImage } from "./list";
export { sourcesOf } from "./origins";
export { imagesIn } from "./references";
export { imageText } from "./text";
