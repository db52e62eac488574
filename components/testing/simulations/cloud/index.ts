export { answerOf, type CloudAnswer, previewOfCreation, previewOfUpdate, withAutoname } from "./answer";
export type { CheckFailure } from "./checks";
export { addressAt, parseBlock } from "./cidr";
export type { CloudPlace, CloudQuestion, CloudType, CloudTypes } from "./cloud-type";
export { digest, uuid } from "./ids";
export { numberAt, type Properties, recordsAt, textAt, textsAt, valueAt } from "./properties";
export type { CloudProvider } from "./provider";
export type {
  CloudAccount,
  CloudCall,
  CloudFault,
  CloudLoadBalancer,
  CloudNode,
  CloudResource,
} from "./rule";
