const factors: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  "": 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

/**
 * Parses a Kubernetes quantity such as `250m` or `1.5Gi`; returns nothing for any other text.
 * https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
export function parseQuantity(text: string): number | undefined {
  /* A quantity has an exponent or a unit, never both. */
  const [, amount, unit] = /^(\d+(?:\.\d+)?(?:[eE][+-]?\d+(?![a-zA-Z]))?)([a-zA-Z]*)$/.exec(text) ?? [];
  const factor = factors[unit ?? ""];
  const value = Number(amount) * (factor ?? Number.NaN);
  return amount !== undefined && Number.isFinite(value) ? value : undefined;
}

/**
 * Formats an amount of a resource of a quota in the unit that people use: `1500m` CPUs, `2Gi` of memory or storage, `3` pods.
 *
 * @param resource as in `ResourceQuota.spec.hard`, for instance `requests.cpu`
 */
export function formatQuantity(resource: string, amount: number): string {
  if (!/(memory|storage)$/.test(resource)) {
    return Number.isInteger(amount) ? String(amount) : `${Math.round(amount * 1000)}m`;
  }
  const units = ["Ti", "Gi", "Mi", "Ki"].map((unit, index) => [unit, 2 ** (40 - 10 * index)] as const);
  const [unit, factor] = units.find(([, size]) => amount >= size && amount % size === 0) ?? ["", 1];
  return `${amount / factor}${unit}`;
}
