import type { Category } from "../../pages/contract";

/** A component before it has a title. */
interface Named {
  readonly parent?: number;
  readonly name: string;
  readonly kind: string;
  readonly category: Category;
}

/** What people call a component: `label` in a drawing, inside what is around it, and `title` everywhere else. */
interface Titles {
  readonly label: string;
  readonly title: string;
}

/** Categories that a stack has one of, which is often called like the stack: their titles say which is meant. */
const words: Partial<Record<Category, string>> = { cluster: "cluster", platform: "platform" };

/** Names components so that no two titles are the same: `cluster prod`, `argo-cd`, `tenant boutique`, `boutique/frontend`. */
export function titlesOf(nodes: readonly Named[]): Titles[] {
  const labels = nodes.map((node) => {
    const word = words[node.category];
    return word === undefined ? ownName(nodes, node) : `${word} ${ownName(nodes, node)}`;
  });
  const full = nodes.map((node, id) => {
    const around = tenantAround(nodes, node);
    const label = labels[id] ?? node.name;
    return node.category === "tenant" ? `tenant ${label}` : around === undefined ? label : `${around.name}/${label}`;
  });
  const times = new Map<string, number>();
  for (const title of full) {
    times.set(title, (times.get(title) ?? 0) + 1);
  }
  return nodes.map(({ kind, name }, id) => {
    const title = full[id] ?? name;
    return { label: labels[id] ?? name, title: times.get(title) === 1 ? title : `${kind} ${title}` };
  });
}

/** Returns a component's name without that of the component around it: `argo-cd` of `prod-argo-cd` in `prod`. */
function ownName(nodes: readonly Named[], { name, parent }: Named): string {
  const around = parent === undefined ? undefined : nodes[parent];
  const start = `${around?.name ?? ""}-`;
  return around !== undefined && name.startsWith(start) && name.length > start.length ? name.slice(start.length) : name;
}

function tenantAround(nodes: readonly Named[], { parent }: Named): Named | undefined {
  const around = parent === undefined ? undefined : nodes[parent];
  return around === undefined || around.category === "tenant" ? around : tenantAround(nodes, around);
}
