export { bucket } from "./bucket";
export { bucketIamMember } from "./bucket-iam-member";
