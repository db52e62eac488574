/**
 * Reports whether a pattern of ARNs matches every account. That is so if its account is a pattern. It is also so if it has no account and its name
 * begins with a pattern, as for buckets. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
 */
export function isOfAnyAccount(pattern: string): boolean {
  const [arn, account = "", name = ""] = /^(?:[^:]*:){4}([^:]*):(.*)$/.exec(pattern) ?? [];
  return arn === undefined ? wildcard.test(pattern) : account === "" ? /^[*?]/.test(name) : wildcard.test(account);
}

const wildcard = /[*?]/;
