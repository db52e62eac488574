/**
 * Shortens an ARN: `AmazonEKSAdminPolicy` if AWS owns it, `role/platform` if your account does, `111122223333:role/platform`
 * if another account does.
 */
export function shortArn(arn: string, isOwn: (account: string) => boolean): string {
  const [, account = "", resource = ""] = /^arn:[^:]*:[^:]*:[^:]*:([^:]*):(.+)$/.exec(arn) ?? [];
  if (resource === "") {
    return arn;
  }
  if (account === "" || account === "aws") {
    return resource.split("/").at(-1) ?? resource;
  }
  return isOwn(account) ? resource : `${account}:${resource}`;
}
