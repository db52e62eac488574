/*
 * What credentials look like. The formats are facts from the vendors, collected by gitleaks (MIT):
 * https://github.com/gitleaks/gitleaks/blob/master/config/gitleaks.toml
 */

/** Formats of credentials that are recognisable without a name. */
const formats: readonly (readonly [what: string, pattern: RegExp])[] = [
  ["a private key", /-----BEGIN [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----/],
  ["a private key", /\bAGE-SECRET-KEY-1[0-9A-Z]{50,}/],
  ["an AWS access key", /\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}\b/],
  ["a Google API key", /\bAIza[\w-]{35}(?![\w-])/],
  ["a Google client secret", /\bGOCSPX-[\w-]{20,}/],
  ["a GitHub token", /\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_\w{60,})/],
  ["a GitLab token", /\bgl(?:pat|dt|ft|rt|ptt)-[\w-]{20,}/],
  ["a Slack token", /\bxox[abeoprs]-[\w-]{10,}/],
  ["a Slack webhook", /hooks\.slack\.com\/services\/T\w+\/B\w+\/\w{20,}/],
  ["a Stripe key", /\b[rs]k_(?:live|test|prod)_[A-Za-z0-9]{10,}/],
  ["an npm token", /\bnpm_[A-Za-z0-9]{36}\b/],
  ["a Docker token", /\bdckr_[po]at_[\w-]{20,}/],
  ["a Pulumi token", /\bpul-[a-f0-9]{40}\b/],
  ["a DigitalOcean token", /\bdo[opr]_v1_[a-f0-9]{64}\b/],
  ["a Vault token", /\bhv[brs]\.[\w-]{24,}/],
  ["a SendGrid key", /\bSG\.[\w-]{16,}\.[\w-]{16,}/],
  ["an API key", /\bsk-(?:[a-z]+-)?[A-Za-z0-9_-]{32,}/],
  ["a JSON web token", /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]*/],
];

/* `postgres://user:password@host`, and `Server=…;Password=…` or `AccountKey=…`. */
const url = /\b[a-z][a-z0-9+.-]{0,30}:\/\/[^\s:@/]*:([^\s@/]+)@/i;
const settings = /(?:^(?=.*;)|[;"'])\s*(?:password|pwd|accountkey|sharedaccesskey)\s*=\s*([^;\s"']+)/i;

/** Reports which credential a text contains, without a look at its name. */
export function credentialIn(text: string): string | undefined {
  const [what] = formats.find(([, pattern]) => pattern.test(text)) ?? [];
  const password = url.exec(text)?.[1] ?? settings.exec(text)?.[1];
  return what ?? (password !== undefined && !isHarmless(password) ? "a connection string with a password" : undefined);
}

const secretWords =
  "REDIS_AUTH|BASIC_AUTH|PASSWORD|PASSWD|PASSPHRASE|PWD|SECRET|TOKEN|APIKEY|CREDENTIALS?|REQUIREPASS|MASTERAUTH|(API|ACCESS|SECRET|PRIVATE|ENCRYPTION|SIGNING|MASTER|AUTH|ACCOUNT|LICENSE)_KEY";
const secretName = new RegExp(`(^|_)(${secretWords})(_|$)|(^|_)PASS$|PASSWORD$`);

/** First and last words of names that tell about a secret and are none. Charts name a Secret by `existingSecret`. */
const aboutSecrets =
  /^(?:\w+_)?EXISTING_|_(FILE|FILES|PATH|DIR|NAME|NAMES|REF|ID|URL|URI|ENDPOINT|HOST|PORT|ADDR|ADDRESS|TTL|AGE|EXPIRY|EXPIRES|EXPIRATION|LIFETIME|SECONDS|MINUTES|HOURS|DAYS|DURATION|TIMEOUT|INTERVAL|LENGTH|SIZE|COUNT|MIN|MAX|LIMIT|TYPE|ALGORITHM|ALG|FORMAT|ENCODING|HEADER|PREFIX|SUFFIX|POLICY|MODE|METHOD|ENABLED|DISABLED|REQUIRED|ISSUER|AUDIENCE|STORE|BACKEND|PROVIDER|NAMESPACE|REGION|VERSION|ROTATION|FIELD|COLUMN|SCOPE|CLASS|KIND)$/;

/** Reports whether a name is that of a secret: `DB_PASSWORD`, `apiKey`, `--auth-token`, but not `TOKEN_FILE`. */
export function namesSecret(name: string): boolean {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replace(/[^A-Za-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "")
    .toUpperCase();
  return secretName.test(words) && !aboutSecrets.test(words);
}

/* Words, numbers, durations, paths, addresses without a password, and references that something else fills in. */
const harmless = [
  /^$/,
  /^(true|false|yes|no|on|off|none|null|nil|enabled|disabled|required|optional)$/i,
  /^[+-]?\d+(\.\d+)?(ns|us|ms|s|m|h|d|Ki|Mi|Gi)?$/,
  /^(~|\.{0,2})\/[\w./-]*$/,
  /^[a-z][a-z0-9+.-]*:\/\/[^\s@]*$/i,
  /^["']?(\$|\{\{|<|%\()/,
  /^\*+$/,
];

/** Reports whether a value cannot be a secret, whatever its name. */
export function isHarmless(value: string): boolean {
  return harmless.some((pattern) => pattern.test(value.trim()));
}
