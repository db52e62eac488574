import { seconds } from "../spans";
import { polarityOf } from "./polarity";
import { isLowerTls } from "./tls";

/*
 * Words that clouds and charts use in the names of protections. A list of all protecting inputs of all types is impossible, but their names reveal
 * them: `allowSharedKeyAccess`, `requireInfrastructureEncryption`, `disableLocalAccounts`, `minimumTlsVersion`.
 */

/** Names that say nothing without the name around them. */
const switches = /^(?:enabled?|disabled?|create|status|state|mode|days|hours|duration|period|time)$/i;

/** Charts and programs protect by default, so a new switch that is off turns something off. */
const onByDefault = /^(?:values|metadata\.annotations|env|args|data)\b/;

/** Alerts of charts, by their names. https://github.com/prometheus-community/helm-charts/blob/main/charts/kube-prometheus-stack/values.yaml */
const ofRules = /^values\..*\b(?:rules|alerts|disabled)\.[\w-]+$/i;

/** Reports whether a change protects less by the names and words in it. */
export function isWeakerByWords(path: string, before: unknown, after: unknown): boolean {
  const words = wordsOf(path);
  const is = asSwitch(after);
  const was = asSwitch(before) ?? (before === undefined && is === false && onByDefault.test(path) ? true : undefined);
  if (ofRules.test(path) && is !== undefined) {
    return path.includes("disabled.") ? is && was !== true : !is && was !== false;
  }
  if ((was !== undefined || before === undefined) && (is !== undefined || after === undefined)) {
    const polarity = polarityOf(words);
    return (
      (polarity === "exposes" && was !== true && is === true) ||
      (polarity === "protects" && was === true && is !== true)
    );
  }
  return (
    isLeft(path, before, after) ||
    isPlainNow(path, before, after) ||
    isWeakerWord(words, before, after) ||
    isLax(words, before, after) ||
    isForAll(path, before, after) ||
    isLowerTls(words, before, after) ||
    isShorter(words, before, after)
  );
}

/** Words for who is let in: everybody, and everybody of other accounts. */
const everywhere = new Set(["anonymous", "external", "guest", "public", "publicly", "unauthenticated"]);

/** Reports whether an input puts a new resource on the internet, or lets in other accounts, by the words in its name. */
export function exposesByWords(path: string, value: unknown): boolean {
  const words = wordsOf(path);
  const isSwitch = asSwitch(value) === true && words.some((word) => everywhere.has(word));
  return (
    isSwitch &&
    !words.some((word) => word.startsWith("restrict")) &&
    (words.includes("publicly") || polarityOf(words) === "exposes")
  );
}

/** Returns the last name of a path: `enabled` of `a.enabled`, `b` of `a["b"]`. */
export function lastName(path: string): string {
  return /[\w-]+$/.exec(path.replace(/\["?([^\]"]*)"?\]$/, ".$1"))?.[0] ?? "";
}

/** Splits the last name of a path into words; a name such as `enabled` joins the one around it. */
function wordsOf(path: string): string[] {
  const names = path
    .replaceAll(/\["([^"]*)"\]/g, (_, key: string) => `.${key.replaceAll(".", "_")}`)
    .replaceAll(/\[[^\]]*\]/g, "")
    .split(".");
  const [last = ""] = names.slice(-1);
  const name = switches.test(last) ? names.slice(-2).join("_") : last;
  return split(name);
}

/** Returns the last word of a path's last name: `level` of `env.LOG_LEVEL`. */
export function lastWord(path: string): string {
  return wordsOf(path).at(-1) ?? "";
}

/** Reports whether a name is about a protection, such as `TLS_VERSION`. How much is logged protects nothing. */
export function isAboutProtection(path: string): boolean {
  const words = wordsOf(path);
  return words.includes("policy") || polarityOf(words.filter((word) => !ofLogs.has(word))) !== undefined;
}

const ofDurability = new Set(
  "appendfsync appendonly durability durable fsync journal journaling persist persistence persistent wal".split(" "),
);

/** Reports whether a name is about whether data outlives a program, such as `appendonly`. */
export function isAboutDurability(path: string): boolean {
  return wordsOf(path).some((word) => ofDurability.has(word));
}

const ofLogs = new Set("debug log logging logs".split(" "));

function split(name: string): string[] {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replaceAll(/([A-Z]+)([A-Z][a-z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
}

function asSwitch(value: unknown): boolean | undefined {
  return /^(?:true|enabled?|on|yes)$/i.test(String(value))
    ? true
    : /^(?:false|disabled?|off|no|suspended)$/i.test(String(value))
      ? false
      : undefined;
}

/** Reports a listener, or a redirection, that asks for TLS no longer. The scheme of a probe exposes nothing. */
function isPlainNow(path: string, before: unknown, after: unknown): boolean {
  const isWay = /(?:^|\.)(?:scheme|protocol)$/i.test(path) && !/probe|health/i.test(path);
  return (
    isWay &&
    /^(?:https|tls|grpcs|wss)$/i.test(String(before)) &&
    before !== after &&
    !/^(?:https|tls)$/i.test(String(after))
  );
}

/** Words in inputs about a protection, such as `loggingConfig.bucket` or `backupPolicy.hours`. */
const howProtected = new Set(
  "audit backup encrypted encryption firewall flowlogs kms logging logs monitoring snapshot waf".split(" "),
);

/** Reports whether an input about a protection is removed without a replacement. The values of charts have defaults. */
function isLeft(path: string, before: unknown, after: unknown): boolean {
  if (after !== undefined || before === undefined || path.startsWith("values")) {
    return false;
  }
  const words = split(path.replaceAll(/\[[^\]]*\]/g, ""));
  return words.some(
    (word, index) => howProtected.has(word) || (word === "log" && words[index + 1]?.startsWith("config")),
  );
}

/** Words for the stricter of two ways. */
const strict =
  /^(?:deny|denied|enforced?|required?|restricted|read-?only|immutable|retain|locked|prevent|prevention|limited|private|strict|mandatory|gke_metadata|zoneredundant|samezone|regional)$/i;

/** Texts that people choose. */
const freeTexts = new Set("comment description id name title url value".split(" "));

function isWeakerWord(words: readonly string[], before: unknown, after: unknown): boolean {
  const isTier = words.some((word) => ["tier", "sku", "plan"].includes(word));
  /* Free tiers come without a promise of uptime. https://learn.microsoft.com/azure/aks/free-standard-pricing-tiers */
  const isFree = isTier && String(after).toLowerCase() === "free" && before !== after;
  const isStricter = typeof before === "string" && strict.test(before) && !strict.test(String(after));
  return isFree || (isStricter && !freeTexts.has(words.at(-1) ?? ""));
}

/** Words for no protection at all. */
const lax =
  /^(?:none|never|off|no|false|disabled?|permissive|trust|always-?allow|allow_?all|insecure|unsafe)$|_(?:none|off|disabled|unencrypted)$/i;

/** Reports a way of protection that is exchanged for none: an authentication of `none`, an authorization of `AlwaysAllow`. */
function isLax(words: readonly string[], before: unknown, after: unknown): boolean {
  const isLost = typeof before === "string" && !lax.test(before) && lax.test(String(after));
  return isLost && polarityOf(words) === "protects";
}

/** Addresses and origins of everybody. */
const everybody = /(?:^|[\s,"'=@])(?:\*|0\.0\.0\.0(?:\/0)?|::(?:\/0)?|\[::\])(?=$|[\s,:"'])/;

/** Reports a list of addresses, hosts or origins that a program newly has open for everybody. Charts name such lists in many other ways. */
function isForAll(path: string, before: unknown, after: unknown): boolean {
  const isList = /^(?:args|data|env)\b.*(?:allow|origin|host|bind|listen|address|trusted|cidr|range|whitelist)/i.test(
    path,
  );
  return isList && typeof before === "string" && !everybody.test(before) && everybody.test(String(after));
}

const keeping = new Set("retention destroy lock backup undelete".split(" "));
const units = new Set("days day seconds hours duration period time in scheduled".split(" "));

/** Reports whether something is kept for a shorter time, or keys rotate less often. */
function isShorter(words: readonly string[], before: unknown, after: unknown): boolean {
  const [was, is] = [before, after].map((value) => amount(value) ?? seconds(value));
  /* A number says nothing without its unit, which is in the name or in the text. */
  const hasUnit = amount(before) === undefined || words.some((word) => units.has(word));
  if (was === undefined || !hasUnit) {
    return false;
  }
  return words.includes("rotation")
    ? was < (is ?? Number.POSITIVE_INFINITY)
    : words.some((word) => keeping.has(word)) && was > (is ?? 0);
}

function amount(value: unknown): number | undefined {
  return /^\d+$/.test(String(value)) ? Number(value) : undefined;
}
