/**
 * Reports whether a pattern of subjects matches several repositories of GitHub or GitLab, such as all of an organisation. Whoever may create or write
 * one of them gets access. A pattern that does not name its kind of subject counts, too. https://docs.github.com/actions/reference/security/oidc,
 * https://docs.gitlab.com/ci/cloud_services/aws/
 */
export function isOfManyRepositories(pattern: string): boolean {
  return /^(?:(?:repo|project_path):)?[^:]*[*?]/.test(pattern);
}
