/**
 * Reports whether a pattern of ARNs matches those of any account: its account is a pattern, or it has none and its name begins as one, as
 * of buckets. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
 */
export function isOfAnyAccount(pattern: string): boolean {
  const [arn, account = "", name = ""] = /^(?:[^:]*:){4}([^:]*):(.*)$/.exec(pattern) ?? [];
  return arn === undefined ? wildcard.test(pattern) : account === "" ? /^[*?]/.test(name) : wildcard.test(account);
}

const wildcard = /[*?]/;
