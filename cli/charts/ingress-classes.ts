import { at } from "../values";

/** The values in which the charts of ingress controllers set the name of their class: those of Traefik and of ingress-nginx. */
const paths = [
  ["ingressClass", "name"],
  ["controller", "ingressClassResource", "name"],
];

/** Lists the names of the classes of Ingresses that the values of a chart ask for. */
export function ingressClassesIn(values: unknown): string[] {
  return paths.map((path) => at(values, ...path)).filter((name) => typeof name === "string");
}
