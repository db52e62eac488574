export { repositoryIamMember } from "./repository-iam-member";
