export { iamCustomRole } from "./iam-custom-role";
export { projectIamMember } from "./iam-member";
export { service } from "./service";
export { serviceIdentity } from "./service-identity";
