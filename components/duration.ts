/**
 * Writes a duration as Go does, for instance `1h0m0s` for `1h`; returns nothing for zero and for any other text. Controllers in
 * Go rewrite durations in this form, and applying the object again must not show a difference.
 */
export function goDuration(text: string): string | undefined {
  const sum = secondsOf(text);
  if (sum === 0) {
    return undefined;
  }
  const parts = { h: Math.floor(sum / 3600), m: Math.floor(sum / 60) % 60, s: sum % 60 };
  const from = parts.h > 0 ? 0 : parts.m > 0 ? 1 : 2;
  return Object.entries(parts)
    .slice(from)
    .map(([unit, value]) => `${value}${unit}`)
    .join("");
}

/** Returns the seconds of a duration of hours, minutes and seconds, or 0 for any other text. */
export function secondsOf(text: string): number {
  const [, hours = "0", minutes = "0", seconds = "0"] = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/.exec(text) ?? [];
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}
