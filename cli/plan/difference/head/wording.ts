import { seconds } from "./spans";

/*
 * The words by which the clouds and charts name protections. The inputs of all types that protect something cannot be listed, but their
 * names reveal them: `allowSharedKeyAccess`, `requireInfrastructureEncryption`, `disableLocalAccounts`, `minimumTlsVersion`.
 */

/** A word that means that something opens, or becomes weaker. */
const exposing = new Set(
  "allow allows allowed anonymous bypass cross external force impersonate insecure legacy password plaintext public unauthenticated wildcard".split(
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
  "alert alerting alertmanager alerts audit authorized azurepolicy backup backups confidential defender encrypt encrypted encryption enforce enforced enforcement firewall https immutable immutability integrity isolation kms locked logging logs mfa monitor monitoring oauth pdb private probe protect protection purge rbac require required requires restrict restricted rotate rotation scan scanning secure security shielded signed ssl tls validate validation verification verify versioning".split(
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
]);
const negating = new Set("block deny disable disabled ignore no prevent without".split(" "));

/** Names that say nothing without the name around them. */
const switches = /^(?:enabled?|disabled?|create|status|state|mode)$/i;

/** Charts and programs protect by default, so a new switch that is off turns something off. */
const onByDefault = /^values\b|^metadata\.annotations\b|^env\b/;

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
    isLowerTls(words, before, after) ||
    isShorter(words, before, after)
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

function split(name: string): string[] {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replaceAll(/([A-Z]+)([A-Z][a-z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
}

function polarityOf(words: readonly string[]): "exposes" | "protects" | undefined {
  const pairs = words.map((word, index) => `${word} ${words[index + 1] ?? ""}`);
  const exposes = words.some((word) => exposing.has(word)) || pairs.some((pair) => exposingPairs.has(pair));
  const protects = words.some((word) => protecting.has(word)) || pairs.some((pair) => protectingPairs.has(pair));
  const isNegated = words.some((word) => negating.has(word));
  if (!exposes && !protects) {
    return undefined;
  }
  return exposes === isNegated ? "protects" : "exposes";
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
  /^(?:deny|denied|enforced?|required?|restricted|read-?only|immutable|retain|locked|prevent|limited|private|strict|mandatory|gke_metadata)$/i;

/** Texts that people choose. */
const freeTexts = new Set("comment description id name title url value".split(" "));

function isWeakerWord(words: readonly string[], before: unknown, after: unknown): boolean {
  const isTier = words.some((word) => ["tier", "sku", "plan"].includes(word));
  // Free tiers come without a promise of uptime. https://learn.microsoft.com/azure/aks/free-standard-pricing-tiers
  const isFree = isTier && String(after).toLowerCase() === "free" && before !== after;
  const isStricter = typeof before === "string" && strict.test(before) && !strict.test(String(after));
  return isFree || (isStricter && !freeTexts.has(words.at(-1) ?? ""));
}

function isLowerTls(words: readonly string[], before: unknown, after: unknown): boolean {
  const isMinimum =
    words.some((word) => word.startsWith("min")) && words.some((word) => ["tls", "ssl", "protocol"].includes(word));
  const version = (value: unknown) => Number(/(\d)[._]?(\d)/.exec(String(value))?.slice(1).join(".") ?? 0);
  return isMinimum && version(before) > version(after);
}

const keeping = new Set("retention destroy lock backup undelete".split(" "));
const units = new Set("days day seconds hours duration period time in scheduled".split(" "));

/** Reports whether something is kept for a shorter time, or keys rotate less often. */
function isShorter(words: readonly string[], before: unknown, after: unknown): boolean {
  const [was, is] = [before, after].map((value) => (typeof value === "number" ? value : seconds(value)));
  if (was === undefined || !words.some((word) => units.has(word))) {
    return false;
  }
  return words.includes("rotation")
    ? was < (is ?? Number.POSITIVE_INFINITY)
    : words.some((word) => keeping.has(word)) && was > (is ?? 0);
}
