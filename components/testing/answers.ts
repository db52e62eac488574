import * as pulumi from "@pulumi/pulumi";
import { nextTurn } from "./quiescence";
import { currentStore } from "./store";

/** Tracks whether the monitor has answered all requests of the current program. */
export class Answers {
  readonly #settings = currentStore().settings;
  #answered: unknown;
  #waiting = false;

  /** Reports whether all requests are answered. If not, starts to wait for the answers. */
  complete(): boolean {
    if (!this.#waiting && this.#answered !== this.#settings.rpcDone) {
      void this.#wait();
    }
    return this.#answered === this.#settings.rpcDone;
  }

  /** Disconnects repeatedly, because a single `disconnect` misses resources that an apply creates. */
  async #wait(): Promise<void> {
    this.#waiting = true;
    let before: unknown;
    do {
      before = this.#settings.rpcDone;
      await pulumi.runtime.disconnect();
      await nextTurn();
    } while (this.#settings.rpcDone !== before);
    this.#answered = before;
    this.#waiting = false;
  }
}
