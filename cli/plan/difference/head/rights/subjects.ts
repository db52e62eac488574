/**
 * Reports whether a pattern of subjects stands for several repositories of GitHub or GitLab, such as all of an organisation: whoever may
 * make or write one of them gets in. So does a pattern that does not even say what its subjects are.
 * https://docs.github.com/actions/reference/security/oidc, https://docs.gitlab.com/ci/cloud_services/aws/
 */
export function isOfManyRepositories(pattern: string): boolean {
  return /^(?:(?:repo|project_path):)?[^:]*[*?]/.test(pattern);
}
