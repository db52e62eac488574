import { isRecord, text } from "../../../../values";
import type { PlannedResource } from "../../../planned-resource";
import type { PropertyChange } from "../../changes";
import { isOfChart } from "../../of-chart";
import { labelOfPlanned, shownChange } from "../../words";
import type { Compared, HeadLine } from "../contract";
import { eachChange, kept, newcomers } from "../found";
import { isAboutDurability, isWeakerByWords } from "../protection";
import { isRight, secretStores } from "../rights";
import { joinedSaid, type Said } from "../said";
import { namedSettings, newSettings } from "./program-settings";

/*
 * The settings of programs: variables, arguments and configuration. All programs share some habits in names and values: the scheme of an address,
 * `sslmode`, `--insecure…`, and the name of an environment in a host.
 */

/** Lists settings that send data in plain text, protect less, or name something of another environment. */
export function settingLines({ found }: Compared): HeadLine[] {
  const come = newcomers(found)
    .filter((each) => !isOfChart(each))
    .map(newSettings);
  return joinedSaid(
    eachChange([...kept(found), ...found.succeeded, ...come], (change, pair): Said | undefined => {
      const why = ofPeople.test(change.path) ? undefined : weaknessOf(pair.after, change, come.includes(pair));
      const label = labelOfPlanned(pair.after);
      return why === undefined ? undefined : { class: "unprotected", label, what: `${why}: ${shownChange(change)}` };
    }),
  );
}

/** Labels, tags, options, and texts for people. */
const ofPeople =
  /^(?:options|tags|tagsAll|labels|resourceLabels|provider)\b|(?:^|\.)metadata\.labels\b|(?:^|\.)(?:description|summary)$/;

function weaknessOf(resource: PlannedResource, change: PropertyChange, isNew: boolean): string | undefined {
  const { path } = change;
  const [was = "", is = ""] = [change.before, change.after].map(settingOf);
  /* Other lines tell what rights, stores of secrets, issuers and the hosts of policies name. */
  const isTold = path.startsWith("metadata.") || isRight(resource) || secretStores.test(resource.type);
  const environment = isTold ? undefined : otherEnvironment(stackOf(resource.urn), was, is);
  if (environment !== undefined) {
    return `refers to another environment (${environment})`;
  }
  if (isPlainNow(was, is)) {
    return "sends data in plain text";
  }
  return isUnchecked(resource, change, is, isNew) ? "protects less" : undefined;
}

/** Returns the text of a value: of a variable, which may be a whole item, its value. */
function settingOf(value: unknown): string | undefined {
  return isRecord(value) ? text(value, "value") : typeof value === "boolean" ? String(value) : text(value);
}

function stackOf(urn: string): string {
  return urn.split(":")[2] ?? "";
}

/** The environments that companies have, by the words in names. */
const environments: ReadonlyMap<string, string> = new Map(
  Object.entries({
    dev: "dev",
    development: "dev",
    stage: "staging",
    staging: "staging",
    stg: "staging",
    qa: "qa",
    uat: "uat",
    preprod: "preprod",
    sandbox: "sandbox",
    prod: "prod",
    production: "prod",
  }),
);

/** Returns the environment that a value newly names and that is not the stack's own, if both have one. */
function otherEnvironment(stack: string, before: string, after: string): string | undefined {
  const [own] = environmentsIn(`-${stack}-`);
  const known = new Set([own, ...environmentsIn(before)]);
  return own === undefined ? undefined : environmentsIn(after).find((each) => !known.has(each));
}

/**
 * Finds words that are a part of a name: `db.staging.example.com`, `carts-staging`. Devices such as `/dev/null` do not name an environment.
 */
function environmentsIn(value: string): string[] {
  const words = value.toLowerCase().replaceAll(/(?:^|(?<=[\s"'=:>]))\/dev\/\w+/g, "");
  const parts = [...words.matchAll(/(?<=[-._/:@])[a-z]+(?![a-z0-9])|(?<![\w])[a-z]+(?=[-._/:@])/g)];
  return parts.flatMap(([word]) => environments.get(word ?? "") ?? []);
}

/** Schemes with TLS, and those without. */
const secureScheme = /\b(?:https|wss|rediss|amqps|ldaps|mqtts|ftps|smtps|grpcs|mongodb\+srv|tls):\/\//g;
const plainScheme = /\b(?:http|ws|redis|amqp|ldap|mqtt|ftp|smtp|grpc|mongodb|tcp):\/\//;

/** Parameters of addresses that switch TLS off. https://www.postgresql.org/docs/current/libpq-ssl.html, https://github.com/go-sql-driver/mysql#tls */
const plainParameter =
  /\b(?:sslmode=(?:disable|allow|prefer)|(?:use)?ssl=(?:false|0)|tls=(?:false|skip-verify|preferred)|encrypt=false|trustservercertificate=true|tls_?insecure=true)\b/i;

function isPlainNow(before: string, after: string): boolean {
  const lost = (before.match(secureScheme) ?? []).length > (after.match(secureScheme) ?? []).length;
  return (
    (lost && plainScheme.test(after) && !plainScheme.test(before)) ||
    (plainParameter.test(after) && !plainParameter.test(before))
  );
}

/** Places of arguments, also in the values of charts. */
const argument = /(?:args|arguments|command|flags|containers|values)\S*\[[^\]]*\]$/i;

/** Flags in one lower-case word that switch a check off. */
const uncheckedFlag =
  /^--?[\w.-]*(?:insecure|skip[-_]?(?:tls[-_]?)?verif|no[-_]?(?:auth|tls|ssl|verify)|disable[-_]?(?:auth|tls|ssl|verif)|anonymous[-_]?auth|allow[-_]privileged|plaintext)[\w.-]*(?:=(?:true|1|yes|.*:.*))?$/i;

/** Reports whether a setting switches a check off, by its name. */
function isUnchecked(resource: PlannedResource, change: PropertyChange, is: string, isNew: boolean): boolean {
  const isFlag = argument.test(change.path) && uncheckedFlag.test(is) && change.before !== change.after;
  /* A new program that keeps nothing, such as a cache, loses nothing. */
  const isWeaker = (named: PropertyChange) =>
    !(isNew && isAboutDurability(named.path)) &&
    isWeakerByWords(named.path, asSwitch(named.before), asSwitch(named.after));
  return isFlag || namedSettings(resource, change).some(isWeaker);
}

/** Variables often write 1 and 0. */
function asSwitch(value: unknown): unknown {
  return value === "1" || value === 1 ? "true" : value === "0" || value === 0 ? "false" : value;
}
