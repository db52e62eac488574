import { nearName } from "../../near-name";
import { plainOf } from "../../plain-secrets";
import { expected, isPlain, type Problem, quote } from "../../problems";
import { type ScalerKey, scalerFacts } from "./scaler-facts";
import type { OtherTrigger } from "./trigger-args";

type Keys = Readonly<Record<string, ScalerKey>>;

/**
 * Lists the mistakes in a trigger of one of KEDA's own scalers. KEDA reads some keys that its schema does not name, and a newer KEDA has more
 * scalers. So an unknown name is refused only if it resembles a known name.
 */
export function checkScaler(path: string, { scaler, metadata }: OtherTrigger): Problem[] {
  const { [scaler]: keys } = scalerFacts.scalers;
  if (keys === undefined) {
    const meant = nearName(scaler, Object.keys(scalerFacts.scalers));
    return meant === undefined ? [] : [misspelt(`${path}.scaler`, scaler, "scaler of KEDA", meant)];
  }
  return [
    ...Object.keys(metadata).flatMap((key) => checkKey(`${path}.metadata`, scaler, key, keys, metadata)),
    ...Object.entries(metadata).flatMap(([key, value]) => checkWord(`${path}.metadata.${key}`, keys[key], value)),
    ...missing(`${path}.metadata`, scaler, keys, metadata),
  ];
}

function checkKey(path: string, scaler: string, key: string, keys: Keys, metadata: object): Problem[] {
  const known = inMetadata(keys);
  const { [key]: found } = keys;
  if (known.includes(key)) {
    return [];
  }
  if (found !== undefined) {
    const ways = found.env === true ? `, or set ${key}FromEnv to a variable of the container` : "";
    const message = `the scaler ${quote(scaler)} does not read this key from metadata; name a TriggerAuthentication in authenticationRef${ways}`;
    return [{ path: `${path}.${key}`, message }];
  }
  const free = known.filter((one) => !(one in metadata));
  /* KEDA's suffix is FromEnv, in full. */
  const meant = nearName(key, free) ?? free.find((one) => one.endsWith("FromEnv") && key.startsWith(one.slice(0, -3)));
  return meant === undefined ? [] : [misspelt(`${path}.${key}`, key, `key of the scaler ${quote(scaler)}`, meant)];
}

function inMetadata(keys: Keys): string[] {
  return Object.entries(keys).flatMap(([name, { env, elsewhere }]) => [
    ...(elsewhere === true ? [] : [name]),
    ...(env === true ? [`${name}FromEnv`] : []),
  ]);
}

function misspelt(path: string, name: string, what: string, meant: string): Problem {
  return { path, message: `unknown ${what}, got ${quote(name)}; did you mean ${quote(meant)}?` };
}

function checkWord(path: string, key: ScalerKey | undefined, given: OtherTrigger["metadata"][string]): Problem[] {
  const value: unknown = isPlain(given) ? plainOf(given) : undefined;
  const { words } = key ?? {};
  const isWrong = words !== undefined && typeof value === "string" && !words.includes(value.trim());
  return isWrong ? [expected(path, `one of ${words.map(quote).join(", ")}`, value)] : [];
}

function missing(path: string, scaler: string, keys: Keys, metadata: object): Problem[] {
  const names = Object.keys(metadata);
  const misspeltAs = new Set(
    names.map((name) => (inMetadata(keys).includes(name) ? name : nearName(name, inMetadata(keys)))),
  );
  return Object.entries(keys).flatMap(([key, { needed, env }]) => {
    const isThere = misspeltAs.has(key) || misspeltAs.has(`${key}FromEnv`);
    const message = `is required for the scaler ${quote(scaler)}; add it${env === true ? `, or ${key}FromEnv` : ""}`;
    return needed !== true || isThere ? [] : [{ path: `${path}.${key}`, message }];
  });
}
