import { dnsLabel, matches, notEmpty, once } from "../../../checks";
import { expected, type Problem } from "../../../problems";
import { checkStoredSecret } from "../../addon-secret";
import type { SealedSecretsOptions } from "./options";

const duration = /^(0|(\d+h)?(\d+m)?(\d+s)?)$/;
const date =
  /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d{2}:\d{2}:\d{2} [+-]\d{4}$/;

/** Lists the mistakes in the options of sealed-secrets. */
export function checkSealedSecrets(options: Partial<SealedSecretsOptions>): Problem[] {
  const { keys, keyRenewPeriod, keyTtl, keyCutoffTime, sealers } = options;
  const renews = keyRenewPeriod !== undefined && keyRenewPeriod !== "0";
  const fix = 'remove it, or set "0"; for a new sealing key, add an entry to the option `keys`';
  return [
    ...notEmpty("keys", keys, "key"),
    ...Object.entries(keys ?? {}).flatMap(([name, key]) => [
      ...dnsLabel(`keys.${name}`, name),
      ...checkStoredSecret(`keys.${name}`, key),
    ]),
    ...notEmpty("sealers", sealers, "group"),
    ...once("sealers", sealers ?? [], "group"),
    ...(sealers ?? []).flatMap((group, index) =>
      matches(
        `sealers[${index}]`,
        group,
        /^(?!system:).*\S/,
        'a group of the identity provider that does not begin with "system:"',
      ),
    ),
    ...checkDuration("keyRenewPeriod", keyRenewPeriod),
    ...checkDuration("keyTtl", keyTtl),
    ...checkTtl(keyTtl, keyRenewPeriod),
    ...(keyTtl === "0" ? [expected("keyTtl", "a duration above zero", keyTtl)] : []),
    ...matches("keyCutoffTime", keyCutoffTime, date, 'a date such as "Mon, 02 Nov 2026 15:04:05 +0000"'),
    ...(keys !== undefined && renews
      ? [
          expected(
            "keyRenewPeriod",
            "no value, because all sealing keys come from the option `keys`",
            keyRenewPeriod,
            fix,
          ),
        ]
      : []),
    ...(keys !== undefined && keyCutoffTime !== undefined
      ? [
          expected(
            "keyCutoffTime",
            "no value, because all sealing keys come from the option `keys`",
            keyCutoffTime,
            "remove it; for a new sealing key, add an entry to the option `keys`",
          ),
        ]
      : []),
  ];
}

/** Refuses a lifetime that is shorter than the renewal period. Between the expiry of a key and the next key, nobody could seal secrets. */
function checkTtl(keyTtl: string | undefined, keyRenewPeriod = "720h"): Problem[] {
  const [ttl, period] = [secondsOf(keyTtl), secondsOf(keyRenewPeriod)];
  const isShort = ttl !== undefined && ttl > 0 && period !== undefined && ttl < period;
  const fix = "use a longer keyTtl, because an expired key cannot seal";
  return isShort ? [expected("keyTtl", `keyRenewPeriod (${keyRenewPeriod}) or longer`, keyTtl, fix)] : [];
}

function secondsOf(value: string | undefined): number | undefined {
  const [, hours = "0", minutes = "0", seconds = "0"] = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/.exec(value ?? "-") ?? [
    "",
    "x",
  ];
  const sum = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  return Number.isNaN(sum) ? undefined : sum;
}

function checkDuration(path: string, value: string | undefined): Problem[] {
  return value === "" || (value !== undefined && !duration.test(value))
    ? [expected(path, 'a duration in hours, minutes and seconds, such as "720h"', value)]
    : [];
}
