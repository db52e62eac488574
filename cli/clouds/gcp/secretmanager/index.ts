export { secretIamMember } from "./secret-iam-member";
