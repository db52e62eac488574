import type { PlannedResource } from "../../planned-resource";
import { isPrecious } from "../precious";
import { isComponent } from "../words";

/** Types that run or hold something on their own. */
const wholes =
  /^kubernetes:(?:helm\.sh\/|apps\/v1:(?:Deployment|StatefulSet|ReplicaSet)$|batch\/v1:Job$|core\/v1:Pod$)|^aws:(?:lambda\/function|ecs\/|ec2\/(?:instance|vpc)|autoscaling\/group|sfn\/|apprunner\/|batch\/|codebuild\/project|codepipeline\/|amplify\/|sagemaker\/|glue\/job|lb\/loadBalancer|cloudfront\/distribution|apigateway(?:v2)?\/(?:restApi|api):)|^gcp:(?:cloudrun|cloudfunctions|compute\/instance|dataflow\/|workflows\/|appengine\/)|^azure-native:(?:app|web|compute|containerinstance|logic):/;

/** Reports whether something runs by itself. */
export function runsByItself({ type }: PlannedResource): boolean {
  return wholes.test(type);
}

/** Reports whether something runs or holds data by itself, or is a component. */
export function isWhole(resource: PlannedResource): boolean {
  return isComponent(resource) || isPrecious(resource) || runsByItself(resource);
}
