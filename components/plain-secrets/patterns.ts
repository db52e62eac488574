import { credentialFormats } from "./credential-formats";

/**
 * Patterns of connection strings with a password. The only group of each pattern is the password. The password may contain `@`, so it ends at the
 * last `@` before the path.
 */
const passwords = [
  /* postgres://user:password@host */
  /\b[a-z][a-z0-9+.-]{0,30}:\/\/[^\s:@/]*:([^\s@/]+(?:@[^\s@/"'`,;<>?#&|]+)*)@/i,
  /* postgres://user:pass/word@host, but not http://host:8080/path@version */
  /\b[a-z][a-z0-9+.-]{0,30}:\/\/[^\s:@/[]*:((?!\d{1,5}[/,:]|[%*{])[^\s@/"'`,;<>?#&|]+\/[^\s@"'`,;<>?#&|]{0,128})@/i,
  /*
   * https://token@host, perhaps with words before the token, as in prefix_token. A Sentry DSN does not match, because its key is public. A DSN with a
   * second key has a password: https://docs.sentry.io/concepts/key-terms/dsn-explainer/#dsn-utilization
   */
  /\b[a-z][a-z0-9+.-]{0,30}:\/\/(?![0-9a-f]{32}@[^\s/@]{1,128}\/(?:[\w-]{1,64}\/){0,4}\d+(?![\w/]))((?:[a-z0-9]{1,16}[_-]){0,4}(?=[a-z]*\d)(?=\d*[a-z])[a-z0-9]{24,128})@/i,
  /* Server=…;Password=… and AccountKey=… */
  /(?:^(?=.*;)|[;"'])\s*(?:password|pwd|accountkey|sharedaccesskey)\s*=\s*([^;\s"']+)/i,
  /* user:password@tcp(host:3306), in the form of Go's MySQL driver */
  /\b[\w.-]{1,64}:([^\s"'`]{1,128})@(?:tcp|unix)\(/,
  /* jdbc:oracle:thin:user/password@host */
  /\bjdbc:oracle:\w{1,10}:[^\s/:@]{1,64}\/([^\s@]{1,128}(?:@[^\s@/"'`,;]{1,128})*)@/,
  /* jdbc:postgresql://host/db?user=…&password=… */
  /[?&](?:password|passwd|pwd)=([^&\s"']+)/i,
  /* host=… password=…, in libpq's form and in either order */
  /\b(?:host|hostaddr|dbname)=\S{1,128} (?:[^\n]{0,200} )?password=(\S+)/,
  /\bpassword=(\S{1,128}) (?:[^\n]{0,200} )?(?:host|hostaddr|dbname)=/,
  /* Authorization: Bearer …, in the text of a header */
  /\bauthorization["']?(?:\s{0,4}[:=]\s{0,4}|\s{1,4})["']?(?:bearer|basic|token)\s{1,4}([^\s"']{8,})/i,
];

/** Returns the kind of credential that a text contains, whatever the text's name is. */
export function credentialIn(text: string): string | undefined {
  const [what] = credentialFormats.find(([, pattern]) => pattern.test(text)) ?? [];
  return what ?? (passwordSpans(text).length > 0 ? "a connection string with a password" : undefined);
}

/** A part of a text: the index of its first character, and the index after its last character. */
export type Span = readonly [from: number, to: number];

/** Returns the parts of a text that are credentials, whatever the text's name is. */
export function credentialSpans(text: string): Span[] {
  return [
    ...credentialFormats.flatMap(([, pattern]) =>
      allOf(pattern, text).map(({ 0: found, index = 0 }) => wholeSpan(text, index, found)),
    ),
    ...passwordSpans(text),
  ];
}

/** Finds all matches of a pattern. Tests the pattern first, because most texts do not match and a test is faster. */
function allOf(pattern: RegExp, text: string): RegExpMatchArray[] {
  return pattern.test(text) ? [...text.matchAll(new RegExp(pattern, `${pattern.flags}dg`))] : [];
}

/** Returns the span of a whole credential. A private key ends with its last line; any other credential ends with the match. */
function wholeSpan(text: string, from: number, found: string): Span {
  if (found.startsWith("-----BEGIN")) {
    const end = /-----END [A-Z0-9 ]*-----/.exec(text.slice(from));
    return [from, end === null ? text.length : from + end.index + end[0].length];
  }
  const [, quoted] = /"([^"]*)"$/.exec(found) ?? [];
  if (quoted !== undefined) {
    return [from + found.length - 1 - quoted.length, from + found.length - 1];
  }
  const [more = ""] = /^[\w+/=.~%-]*/.exec(text.slice(from + found.length)) ?? [];
  return [from, from + found.length + more.length];
}

function passwordSpans(text: string): Span[] {
  return passwords.flatMap((pattern) =>
    allOf(pattern, text).flatMap(({ 1: password, indices }) => {
      const span = indices?.[1];
      return password === undefined || span === undefined || isHarmless(password) ? [] : [span];
    }),
  );
}

const secretWords =
  "REDIS_AUTH|BASIC_AUTH|(GITHUB|GH|GITLAB|AZURE_DEVOPS_EXT)_PAT|PASSWORD|PASSWD|PASSPHRASE|PWD|SECRET|TOKEN|APIKEY|CREDENTIALS?|REQUIREPASS|MASTERAUTH|(API|ACCESS|SECRET|PRIVATE|ENCRYPTION|SIGNING|MASTER|AUTH|ACCOUNT|LICENSE|HMAC)_KEY";
const secretName = new RegExp(`(^|_)(${secretWords})(_|$)|(^|_)PASS$|PASSWORD$`);

/** First and last words of names that describe a secret but do not contain one. For instance, charts name a Secret in `existingSecret`. */
const aboutSecrets =
  /^(?:\w+_)?EXISTING_|_(FILE|FILES|PATH|DIR|NAME|NAMES|REF|ID|URL|URI|ENDPOINT|HOST|PORT|ADDR|ADDRESS|TTL|AGE|EXPIRY|EXPIRES|EXPIRATION|LIFETIME|SECONDS|MINUTES|HOURS|DAYS|DURATION|TIMEOUT|INTERVAL|LENGTH|SIZE|COUNT|MIN|MAX|LIMIT|TYPE|ALGORITHM|ALG|FORMAT|ENCODING|HEADER|PREFIX|SUFFIX|POLICY|MODE|METHOD|ENABLED|DISABLED|REQUIRED|ISSUER|AUDIENCE|STORE|BACKEND|PROVIDER|NAMESPACE|REGION|VERSION|ROTATION|FIELD|COLUMN|SCOPE|CLASS|KIND)$/;

/** Reports whether a name is the name of a secret, for instance `DB_PASSWORD`, `apiKey` or `--auth-token`, but not `TOKEN_FILE`. */
export function namesSecret(name: string): boolean {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replace(/[^A-Za-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "")
    .toUpperCase();
  return secretName.test(words) && !aboutSecrets.test(words);
}

/*
 * Values that cannot be secrets: words, numbers, durations, paths, addresses without a password, and references to other values. Hashes of passwords
 * begin like references, for instance with `$2a$` (crypt(5)). But hashes are secret, because a reader can use them to find the password.
 */
const harmless = [
  /^$/,
  /^(true|false|yes|no|on|off|none|null|nil|enabled|disabled|required|optional)$/i,
  /^[+-]?\d+(\.\d+)?(ns|us|ms|s|m|h|d|Ki|Mi|Gi)?$/,
  /^(~|\.{0,2})\/[\w./-]*$/,
  /^[a-z][a-z0-9+.-]*:\/\/[^\s@]*$/i,
  /^["']?(\$(?!(?:\d\w?|y|apr1|argon2\w*)\$)|\{\{|<|%\()/,
  /^\*+$/,
];

/** Reports whether a value cannot be a secret, whatever its name. */
export function isHarmless(value: string): boolean {
  return harmless.some((pattern) => pattern.test(value.trim()));
}
