export { type AwsSite, arnOf, awsSite, checkAwsSite } from "./aws-site";
export { resourceGroupId } from "./azure-site";
export { checkCloudSite } from "./check";
