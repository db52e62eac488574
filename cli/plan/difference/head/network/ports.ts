/** The ports that a rule of a firewall names: one number or range, with its protocol if it names one. */
interface Ports {
  readonly protocol: string;
  readonly first: number;
  readonly last: number;
}

/** Splits the ports of a rule, `tcp 80,443`, into one text for each number or range. Other targets, such as an API server, stay whole. */
export function eachPort(to: string): string[] {
  const [, protocol = "", list] = /^(\w+ )?(\d+(?:-\d+)?(?:,\d+(?:-\d+)?)*)$/.exec(to) ?? [];
  return list === undefined ? [to] : list.split(",").map((ports) => `${protocol}${ports}`);
}

/** Joins ports of one protocol again. */
export function joinedPorts(ports: readonly string[]): string[] {
  const joined = new Map<string, string[]>();
  for (const each of ports) {
    const [, protocol = "", list] = /^(\w+ )?(\d+(?:-\d+)?)$/.exec(each) ?? [];
    const key = list === undefined ? `${each}\n` : protocol;
    joined.set(key, [...(joined.get(key) ?? []), list ?? each]);
  }
  return [...joined].map(([key, list]) => `${key.endsWith("\n") ? "" : key}${[...new Set(list)].join(",")}`);
}

/** Reports whether a target includes another one: the same, every port, or a range of ports around it. */
export function includesPorts(wide: string, narrow: string): boolean {
  const [outer, inner] = [wide, narrow].map(parsed);
  return (
    wide === narrow ||
    (outer !== undefined &&
      inner !== undefined &&
      (outer.protocol === "" || outer.protocol === inner.protocol) &&
      outer.first <= inner.first &&
      inner.last <= outer.last)
  );
}

/** Reports whether a port may be of both targets. */
export function overlapPorts(one: string, other: string): boolean {
  const [a, b] = [one, other].map(parsed);
  return (
    [one, other].includes("any port") ||
    one === other ||
    (a !== undefined &&
      b !== undefined &&
      (a.protocol === "" || b.protocol === "" || a.protocol === b.protocol) &&
      a.first <= b.last &&
      b.first <= a.last)
  );
}

/** The highest port. */
const last = 65_535;

function parsed(to: string): Ports | undefined {
  if (to === "any port") {
    return { protocol: "", first: 0, last };
  }
  /* A protocol alone has all its ports. */
  const [, protocol] = /^(tcp|udp|sctp)(?: any port)?$/.exec(to) ?? [];
  if (protocol !== undefined) {
    return { protocol, first: 0, last };
  }
  const [, named = "", from, end] = /^(?:(\w+) )?(\d+)(?:-(\d+))?$/.exec(to) ?? [];
  return from === undefined ? undefined : { protocol: named, first: Number(from), last: Number(end ?? from) };
}
