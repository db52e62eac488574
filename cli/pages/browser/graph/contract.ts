export type { GraphEdge, GraphNode } from "./visible";
