export { account } from "./account";
export { serviceAccountIamMember } from "./iam-member";
