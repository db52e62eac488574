/* Words for protection and for exposure in the names that clouds, charts and programs use. */

/** A word that means that something opens, or becomes weaker. */
const exposing = new Set(
  "allow allows allowed anonymous bypass chaos cross dangerous dangerously debug external fault faults guest impersonate insecure legacy password plaintext privileged public superuser unauthenticated unencrypted unrestricted unsafe unsigned untrusted unverified wildcard".split(
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
  "fail open",
  "trust all",
  "trust server",
]);
const protecting = new Set(
  "acl acls alert alerting alertmanager alerts appendfsync appendonly audit auth authenticate authentication authorization authorized azurepolicy backup backups captcha check checks checksum checksums cmek cmk confidential csp csrf defender dnssec durability durable encrypt encrypted encryption enforce enforced enforcement firewall fsync hsts https immutable immutability integrity isolation journal journaling kms locked logging logs mfa monitor monitoring oauth otp pdb persist persistence persistent private probe protect protected protection purge rbac require required requires restrict restricted rotate rotation scan scanning secure security shielded signature signatures signed ssl sso tls validate validation verification verify versioning wal xsrf".split(
    " ",
  ),
);
const protectingPairs = new Set([
  "allow list",
  "ip allowlist",
  "access log",
  "network policy",
  "secure boot",
  "high availability",
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

const negating = new Set("block deny disable disabled dont ignore never no non not prevent skip without".split(" "));

/** Actions that override a refusal: `forceDestroy`, `forceUpdateVersion`. `forcePathStyle` only chooses a form. */
const forced = new Set("detach drop purge reset unlock update upgrade".split(" "));

/** Says whether a switch with a name of these words protects something while it is on, or exposes it. */
export function polarityOf(words: readonly string[]): "exposes" | "protects" | undefined {
  const pairs = words.map((word, index) => `${word} ${words[index + 1] ?? ""}`);
  if (words.some((word) => neutral.has(word)) || pairs.some((pair) => neutralPairs.has(pair))) {
    return undefined;
  }
  const protects = words.some((word) => protecting.has(word)) || pairs.some((pair) => protectingPairs.has(pair));
  /* `forceSsl` demands TLS, and `forceUpdateVersion` skips a check. */
  const isForce = words.includes("force");
  const isOverriding = isForce && words.some((word) => removing.has(word) || forced.has(word));
  const isForced = protects && isForce && !words.some((word) => removing.has(word));
  const isDemand = isForced || words.some((word) => demanding.test(word));
  const exposes =
    (isOverriding && !isForced) ||
    words.some(
      (word, index) => exposing.has(word) && !(isDemand && ofConditions.has(word)) && !isOfList(pairs, index),
    ) ||
    pairs.some((pair) => exposingPairs.has(pair));
  /* What skips something insecure is no better. `doNotSkipVerification` denies twice. */
  const negations = words.filter((word) => negating.has(word) && !(exposes && word === "skip"));
  const isNegated = negations.length % 2 === 1;
  if (!exposes && !protects) {
    return undefined;
  }
  return exposes === isNegated ? "protects" : "exposes";
}

/** Reports the first word of `allow list`: a list of who is let in keeps out everybody else. */
function isOfList(pairs: readonly string[], index: number): boolean {
  return pairs[index] === "allow list";
}
