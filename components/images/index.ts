export { parseImageReference } from "../image-reference";
export { type ChartImages, sourcedValues } from "./chart-images";
export { namedImages } from "./named-images";
export { createPullSecret } from "./pull-secret";
export {
  checkImageSource,
  type ImagePullSecret,
  type ImageSource,
  isSourced,
  originalImage,
  sourcedImage,
} from "./source";
