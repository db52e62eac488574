const units: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800, y: 31_536_000 };

/** Reads a time such as `720h`, `15d` or `24h0m0s`; a number is in seconds. */
export function seconds(value: unknown): number | undefined {
  const given = typeof value === "number" ? `${value}s` : String(value);
  const parts = [...given.matchAll(/(\d+(?:\.\d+)?)([smhdwy])/g)];
  return parts.map(([part]) => part).join("") === given && parts.length > 0
    ? parts.reduce((sum, [, count = "", unit = ""]) => sum + Number(count) * (units[unit] ?? 0), 0)
    : undefined;
}
