import type { CloudRules } from "./contract";
import { byToken, type CloudType, type CloudTypes, type TypeFacts } from "./contract";
import type { Properties } from "./properties";
import type { Checks } from "./property-checks";
import type { Replacement } from "./replacement";
import type { ShownTypes } from "./shown";

/** Tables by token, and by kind where a plan shows them. TRANSITIONAL: each type is to be one declaration. */
export interface Tables<T extends CloudType> {
  readonly simulated: Readonly<Record<string, Omit<T, "token">>>;
  readonly checks: Checks;
  readonly rules: readonly CloudRules[];
  readonly replacements: Readonly<Record<string, readonly Replacement[]>>;
  readonly shown: ShownTypes;
  readonly openings: Readonly<Record<string, TypeFacts["opens"] & {}>>;
  readonly precious: readonly string[];
  /** The token of a kind such as `aws.ec2.Vpc`. */
  readonly tokenOf: (kind: string) => string;
}

export function simulatedFrom<T extends CloudType>(
  tables: Pick<Tables<T>, "simulated" | "checks" | "rules">,
): CloudTypes<T> {
  const { simulated, checks, rules } = tables;
  return byToken(
    Object.entries(simulated).map(([token, type]) => {
      const of = (operation: "create" | "update" | "delete") =>
        rules.flatMap((table) => table[token]?.[operation] ?? []);
      const refuses = { create: of("create"), update: of("update"), delete: of("delete") };
      return { ...type, token, properties: checks[token], refuses } as unknown as T;
    }),
  );
}

export function factsFrom<T extends CloudType>(
  simulated: CloudTypes<T>,
  tables: Omit<Tables<T>, "simulated" | "checks" | "rules">,
): CloudTypes<TypeFacts> {
  const { replacements, shown, openings, precious, tokenOf } = tables;
  const byKind = <V>(table: Readonly<Record<string, V>>) =>
    Object.fromEntries(Object.entries(table).map(([kind, value]) => [tokenOf(kind), value]));
  const [shownByToken, opensByToken] = [byKind(shown), byKind(openings)];
  const tokens = new Set([simulated, replacements, shownByToken, opensByToken].flatMap((table) => Object.keys(table)));
  return byToken(
    [...tokens].map((token) => ({
      ...simulated[token],
      token,
      replacedBy: replacements[token],
      shown: shownByToken[token],
      opens: opensByToken[token],
      ...(precious.includes(token) ? { precious: true as const } : {}),
    })),
  );
}
