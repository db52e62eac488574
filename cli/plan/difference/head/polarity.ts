/* The words by which the clouds, charts and programs name what protects something, and what exposes it. */

/** A word that means that something opens, or becomes weaker. */
const exposing = new Set(
  "allow allows allowed anonymous bypass chaos cross dangerous dangerously debug external fault faults force guest impersonate insecure legacy password plaintext privileged public superuser unauthenticated unrestricted unsafe untrusted wildcard".split(
    " ",
  ),
);
const exposingPairs = new Set([
  "shared key",
  "client certificate",
  "local account",
  "local accounts",
  "global access",
  "run command",
  "admin permissions",
]);
const protecting = new Set(
  "acl acls alert alerting alertmanager alerts appendfsync appendonly audit auth authenticate authentication authorization authorized azurepolicy backup backups captcha check checks checksum checksums confidential csp csrf defender durability durable encrypt encrypted encryption enforce enforced enforcement firewall fsync hsts https immutable immutability integrity isolation journal journaling kms locked logging logs mfa monitor monitoring oauth otp pdb persist persistence persistent private probe protect protected protection purge rbac require required requires restrict restricted rotate rotation scan scanning secure security shielded signature signatures signed ssl sso tls validate validation verification verify versioning wal xsrf".split(
    " ",
  ),
);
const protectingPairs = new Set([
  "network policy",
  "secure boot",
  "workload identity",
  "auth enabled",
  "soft delete",
  "default rules",
  "prometheus rule",
  "prometheus rules",
  "disruption budget",
  "ssl redirect",
  "actions enabled",
  "append only",
  "rate limit",
  "rate limiting",
  "synchronous commit",
]);
/** A word that says that something must be so. The thing that it names is a condition and opens nothing. */
const demanding = /^(?:require[sd]?|enforced?|verify|verification|validate|validation)$/;
const ofConditions = new Set("cross external force password public".split(" "));
const removing = new Set("delete destroy overwrite remove".split(" "));

/** Words and pairs of what protects nothing: colours of the output, and questions for newer versions. */
const neutral = new Set("color colour".split(" "));
const neutralPairs = new Set(["version check", "update check", "for updates"]);

const negating = new Set("block deny disable disabled ignore no prevent without".split(" "));

/** Says whether a switch with a name of these words protects something while it is on, or exposes it. */
export function polarityOf(words: readonly string[]): "exposes" | "protects" | undefined {
  const pairs = words.map((word, index) => `${word} ${words[index + 1] ?? ""}`);
  if (words.some((word) => neutral.has(word)) || pairs.some((pair) => neutralPairs.has(pair))) {
    return undefined;
  }
  const protects = words.some((word) => protecting.has(word)) || pairs.some((pair) => protectingPairs.has(pair));
  /* `forceSsl` demands TLS, and `forceUpdateVersion` skips a check. */
  const isForced = protects && words.includes("force") && !words.some((word) => removing.has(word));
  const isDemand = isForced || words.some((word) => demanding.test(word));
  const exposes =
    words.some((word) => exposing.has(word) && !(isDemand && ofConditions.has(word))) ||
    pairs.some((pair) => exposingPairs.has(pair));
  /* What skips something insecure is no better. */
  const isNegated = words.some((word) => negating.has(word)) || (!exposes && words.includes("skip"));
  if (!exposes && !protects) {
    return undefined;
  }
  return exposes === isNegated ? "protects" : "exposes";
}
