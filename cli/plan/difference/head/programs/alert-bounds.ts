import { parser } from "@prometheus-io/lezer-promql";

/** A number that an alert compares with, and its position in the expression. */
export interface Bound {
  readonly from: number;
  readonly to: number;
  /** The comparison as written, such as `> 0.02`. */
  readonly shown: string;
  readonly operator: string;
  readonly value: number;
}

type Node = ReturnType<typeof parser.parse>["topNode"];

/** Comparisons that keep the series which they hold for. https://prometheus.io/docs/prometheus/latest/querying/operators/ */
const operators = new Set(["Gtr", "Gte", "Lss", "Lte"]);

/**
 * Lists the bounds for which a later one means a later alert: those of comparisons that nothing but `and`, `or` and parentheses stand around.
 * After `unless`, with `bool`, or inside a function such as `absent` or `count`, a comparison may mean the opposite.
 */
export function boundsIn(expression: string): Bound[] {
  const found: Bound[] = [];
  let isPromQL = true;
  parser.parse(expression).iterate({
    enter: ({ node, type }) => {
      isPromQL &&= !type.isError;
      const [left, operator, right, ...more] = childrenOf(node);
      const isComparison = node.name === "BinaryExpr" && operators.has(operator?.name ?? "") && more.length === 0;
      if (isComparison && left !== undefined && operator !== undefined && right?.name === "NumberDurationLiteral") {
        const [sign, number] = [operator, right].map(({ from, to }) => expression.slice(from, to));
        const value = Number(number);
        if (value >= 0 && value < Number.POSITIVE_INFINITY && decides(node)) {
          const { from, to } = right;
          found.push({ from, to, shown: `${sign} ${number}`, operator: sign ?? "", value });
        }
      }
    },
  });
  return isPromQL ? found : [];
}

function childrenOf(node: Node): Node[] {
  const children: Node[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    children.push(child);
  }
  return children;
}

/** Reports whether an alert fires only if this part of its expression holds, or if another one does. */
function decides({ parent }: Node): boolean {
  if (parent === null || parent.name === "PromQL") {
    return true;
  }
  const isJoined = parent.name === "BinaryExpr" && (parent.getChild("And") ?? parent.getChild("Or")) !== null;
  return (parent.name === "ParenExpr" || isJoined) && decides(parent);
}

/** The factor by which the bound of an alert may change to count as a correction. */
const correction = 1.25;

/** The values that shares and percentages never exceed. */
const ceilings = [1, 100];

/** Reports whether another bound asks for little more or less, and does not reach what a share or a percentage never exceeds. */
export function isCorrection(before: number, after: number): boolean {
  const ratio = Math.max(before / after, after / before);
  return before === after || (ratio <= correction && !ceilings.some((most) => before < most && after >= most));
}
