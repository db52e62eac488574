/** `AmazonEKSAdminPolicy` of AWS' own, `role/platform` of one's own account, `111122223333:role/platform` of another. */
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
