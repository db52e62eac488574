import { type Fields, isKnown, isRecord } from "../values";

/** A state, and the inputs that it is to be changed to. */
interface Change {
  readonly state: Fields;
  readonly wanted: Fields;
}

/**
 * Leaves out unknown values of a state, such as secrets, and values that the wanted inputs leave unknown in the same place. Terraform knows every
 * value of a state, and the code of a provider panics if one is unknown.
 */
export function withKnownState({ state, wanted }: Change): Change {
  const known: [string, unknown][] = [];
  const rest = new Map(Object.entries(wanted));
  for (const [key, value] of Object.entries(state)) {
    if (isHidden(value)) {
      if (isHidden(rest.get(key))) {
        rest.delete(key);
      }
    } else {
      const inner = inside(value, rest.get(key));
      known.push([key, inner.state]);
      if (rest.has(key)) {
        rest.set(key, inner.wanted);
      }
    }
  }
  return { state: Object.fromEntries(known), wanted: Object.fromEntries(rest) };
}

function inside(state: unknown, wanted: unknown): { readonly state: unknown; readonly wanted: unknown } {
  if (Array.isArray(state)) {
    const others: readonly unknown[] = Array.isArray(wanted) ? wanted : [];
    const pairs = state.map((item: unknown, index) => inside(item, others[index]));
    return {
      state: pairs.map((pair) => pair.state),
      wanted: Array.isArray(wanted) ? others.map((item, index) => pairs[index]?.wanted ?? item) : wanted,
    };
  }
  if (!isRecord(state)) {
    return { state, wanted };
  }
  const pair = withKnownState({ state, wanted: isRecord(wanted) ? wanted : {} });
  return { state: pair.state, wanted: isRecord(wanted) ? pair.wanted : wanted };
}

/** Whether a value is unknown, or a list in which one is: its other items would move. */
function isHidden(value: unknown): boolean {
  return !isKnown(value) || (Array.isArray(value) && value.some(isHidden));
}
