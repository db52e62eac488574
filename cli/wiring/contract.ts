/**
 * The judgement of one reference: its target exists (`ok`), nothing creates it (`broken`), or its creator does not run here (`unknown`). A
 * `note` is worth reading but breaks nothing.
 */
export interface Verdict {
  readonly state: "ok" | "broken" | "unknown" | "note";
  /** The object that refers: `Deployment boutique/web`. */
  readonly from: string;
  /** Where in the object: `env DB_PASSWORD`. */
  readonly place: string;
  /** If broken, `expected …, got …; fix`; if unknown, what was expected. */
  readonly message: string;
  /** If unknown: why. */
  readonly reason?: string;
}

/** A source of unknown objects, such as a chart that was not rendered. */
export interface Unseen {
  /** For instance `chart traefik`. */
  readonly what: string;
  /** The namespace of its objects. @default any */
  readonly namespace?: string;
  /** The kinds of its objects. @default any */
  readonly kinds?: readonly string[];
  /** Names that its objects may have: of its release, and in its values. @default unknown */
  readonly names?: readonly string[];
  /** The classes of Ingresses that it serves, as its values say. @default unknown */
  readonly ingressClasses?: readonly string[];
}

/** The gaps in the known objects. */
export interface Surroundings {
  readonly unseen: readonly Unseen[];
  /**
   * The namespaces that the program creates, if other namespaces may contain objects of somebody else. @default the known objects are all
   * objects
   */
  readonly own?: ReadonlySet<string>;
}
