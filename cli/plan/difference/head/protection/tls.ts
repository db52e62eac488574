/** Reports an older TLS version than before, or a first one older than 1.2. https://www.rfc-editor.org/rfc/rfc8996 */
export function isLowerTls(words: readonly string[], before: unknown, after: unknown): boolean {
  const isOfTls = words.some((word) => ["tls", "ssl"].includes(word)) || tls.test(String(after));
  const isMinimum = words.some((word) => word.startsWith("min")) && (isOfTls || words.includes("protocol"));
  const isList = isOfTls && words.some((word) => ["version", "versions", "protocol", "protocols"].includes(word));
  const [was, is] = [before, after].map(oldestTls);
  return (isMinimum || isList) && (before === undefined ? is !== undefined && is < 1.2 : (was ?? 0) > (is ?? 0));
}

const tls = /(?:tls|ssl)v?\d/i;

/** Returns the oldest version in a text: of `TLSv1 TLSv1.2`, `TLS1_2`, `VersionTLS10`, `1.2`. SSL is older than TLS. */
function oldestTls(value: unknown): number | undefined {
  const given = String(value);
  const named = [...given.matchAll(/(tls|ssl)[ _-]?v?(\d)(?:[._]?(\d)(?!\d))?/gi)].map(
    ([, name = "", major = "", minor = "0"]) => (name.toLowerCase() === "ssl" ? 0.1 : Number(`${major}.${minor}`)),
  );
  const plain = [...given.matchAll(/(?<!\d)(\d)[._]?(\d)/g)].map(([, major, minor]) => Number(`${major}.${minor}`));
  const found = named.length > 0 ? named : plain;
  return found.length === 0 ? undefined : Math.min(...found);
}
