import type { GcpType } from "../gcp-type";
import { iamMember } from "../iam-member";

/** Roles on a repository. https://cloud.google.com/artifact-registry/docs/access-control */
export const repositoryIamMember: GcpType = {
  token: "gcp:artifactregistry/repositoryIamMember:RepositoryIamMember",
  ...iamMember("repository"),
};
