/**
 * Reports whether a pattern of subjects stands for several repositories of GitHub or GitLab, such as all of an organisation: whoever may
 * make or write one of them gets in. https://docs.github.com/actions/reference/security/oidc, https://docs.gitlab.com/ci/cloud_services/aws/
 */
export function isOfManyRepositories(pattern: string): boolean {
  return /^(?:repo|project_path):[^:]*[*?]/.test(pattern);
}
