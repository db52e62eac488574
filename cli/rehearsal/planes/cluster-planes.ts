import { messageOf } from "../../error-message";
import type { RehearsedCluster } from "../report";
import { namedClusters, type SeenCluster } from "./cluster-names";
import { keyOf } from "./key-of";
import type { Plane } from "./plane";
import { freeSlot, type Placed, type Slot } from "./slots";

/** How the API servers of a run begin and end. */
export interface PlaneStarts {
  /** The run's own API server. */
  readonly first: Plane;
  /** Removes everything that was added to the first one, so that the next cluster starts like a new one. */
  readonly renew: () => Promise<void>;
  /** Starts another one. @param number 2 for the second */
  readonly start: (number: number) => Promise<Plane>;
}

/** The API servers of the clusters that a program creates: the first cluster has that of the run, and each further one gets its own. */
export class ClusterPlanes {
  readonly #starts: PlaneStarts;
  readonly #slots: Slot[];
  readonly #placed = new Map<string, Placed>();
  readonly #seen = new Map<string, SeenCluster>();
  /** The keys of clusters that were on an API server at the same time. */
  readonly #shared = new Map<Plane, Set<string>>();
  readonly #all: Plane[];
  readonly #onEnd: ((plane: Plane) => Promise<void>)[] = [];
  #started = 1;

  constructor(starts: PlaneStarts) {
    this.#starts = starts;
    this.#all = [starts.first];
    this.#slots = [{ starting: Promise.resolve(starts.first), plane: starts.first }];
  }

  /** Registers a callback, which runs before an API server ends because all of its clusters are deleted. */
  onEnd(ended: (plane: Plane) => Promise<void>): void {
    this.#onEnd.push(ended);
  }

  /** The API server of the run, which is also that of a cluster that the program finds. */
  get first(): Plane {
    return this.#starts.first;
  }

  /** The API servers that run, the first one included. */
  get running(): readonly Plane[] {
    return this.#slots.flatMap(({ plane }) => plane ?? []);
  }

  /** All API servers that the run has had, those that ended included. */
  get all(): readonly Plane[] {
    return [...this.#all];
  }

  /** The clusters that the program has created, each with its last API server. */
  get seen(): readonly RehearsedCluster[] {
    return namedClusters(this.#seen).toSorted((one, other) => one.id.localeCompare(other.id));
  }

  /**
   * Gives an API server to a cluster that is being created: a free one, else a new one. Beyond the limit, it shares one.
   *
   * @throws Error if it does not start
   */
  async place(id: string): Promise<Plane> {
    const key = keyOf(id);
    const placed = this.#placed.get(key) ?? {
      slot: freeSlot(this.#slots, [...this.#placed.values()]) ?? this.#startSlot(),
      isLeaving: false,
    };
    placed.isLeaving = false;
    this.#placed.set(key, placed);
    try {
      const plane = await placed.slot.starting;
      this.#see(key, id, plane);
      return plane;
    } catch (error) {
      this.#placed.delete(key);
      throw new Error(`the API server of cluster ${id} did not start: ${messageOf(error)}`, { cause: error });
    }
  }

  /** Gives the run's own API server to a cluster of a provider that nothing simulates, whose outputs hold its kubeconfig. */
  take(type: string, id: string): void {
    const [slot] = this.#slots;
    if (slot !== undefined) {
      this.#placed.set(`${type} ${id}`, { slot, isLeaving: false });
      this.#see(`${type} ${id}`, id, this.first);
    }
  }

  /** Notes that such a cluster is gone; the content of the API server stays. */
  leave(type: string, id: string): void {
    this.#placed.delete(`${type} ${id}`);
  }

  /** Reports whether a cluster has an API server now. */
  has(id: string): boolean {
    return this.#placed.has(keyOf(id));
  }

  /** Returns the API server of a cluster: the run's own for one that the program does not create. */
  of(id: string | undefined): Plane {
    const placed = id === undefined ? undefined : this.#placed.get(keyOf(id));
    return placed?.slot.plane ?? this.first;
  }

  /** The names of clusters that share an API server, or did. */
  get sharing(): readonly (readonly string[])[] {
    return [...this.#shared.values()].map((keys) =>
      namedClusters(this.#seen, keys)
        .map(({ name }) => name)
        .toSorted(),
    );
  }

  /** The names of the clusters that had the run's own API server. */
  get namesOnFirst(): readonly string[] {
    const { server } = this.first.controlPlane;
    return this.seen.filter(({ apiServer }) => apiServer === server).map(({ name }) => name);
  }

  /** Returns the clusters that an API server has now. */
  clustersOn(plane: Plane): readonly RehearsedCluster[] {
    return namedClusters(
      this.#seen,
      this.#placedOn(plane).map(([key]) => key),
    );
  }

  /** Describes the components that ended by themselves, each with the end of its log. */
  async failures(): Promise<string[]> {
    return (await Promise.all(this.running.map(({ controlPlane }) => controlPlane.failures()))).flat();
  }

  /** Notes that a cluster is being deleted, and reports whether it has an API server that no other one uses. */
  isLast(id: string): boolean {
    const placed = this.#placed.get(keyOf(id));
    if (placed === undefined) {
      return false;
    }
    placed.isLeaving = true;
    return [...this.#placed.values()].every(({ slot, isLeaving }) => slot !== placed.slot || isLeaving);
  }

  /** Empties an API server whose clusters are deleted, as a cloud does: at once. Only the run's own is used again. */
  async empty(plane: Plane): Promise<void> {
    if (plane === this.first) {
      await this.#starts.renew();
    } else {
      this.#slots.splice(0, this.#slots.length, ...this.#slots.filter((slot) => slot.plane !== plane));
      await Promise.all(this.#onEnd.map((ended) => ended(plane)));
      /* A controller that is at work may still acquire load balancers and disks, which its cloud deletes or leaves next. */
      await plane.controllers.stop();
      /* The end of the run waits for it, too, and reports what goes wrong. */
      plane.stop().catch(() => undefined);
    }
    for (const [key, { isLeaving }] of this.#placedOn(plane)) {
      if (isLeaving) {
        this.#placed.delete(key);
      }
    }
  }

  #placedOn(plane: Plane): [key: string, placed: Placed][] {
    return [...this.#placed].filter(([, { slot }]) => slot.plane === plane);
  }

  #see(key: string, id: string, plane: Plane): void {
    this.#seen.set(key, { id, apiServer: plane.controlPlane.server });
    const keys = this.#placedOn(plane).map(([one]) => one);
    if (keys.length > 1) {
      this.#shared.set(plane, new Set([...(this.#shared.get(plane) ?? []), ...keys]));
    }
  }

  #startSlot(): Slot {
    this.#started += 1;
    const slot: Slot = { starting: this.#starts.start(this.#started) };
    this.#slots.push(slot);
    slot.starting.then(
      (plane) => {
        slot.plane = plane;
        this.#all.push(plane);
      },
      () => void this.#slots.splice(this.#slots.indexOf(slot), 1),
    );
    return slot;
  }
}
