import * as pulumi from "@pulumi/pulumi";
import { nextTurn } from "./quiescence";
import { currentStore } from "./store";

/** Tracks whether the monitor has answered all requests of the current program. */
export class Answers {
  readonly #settings = currentStore().settings;
  #answered: unknown;
  #waiting = false;

  /** Reports whether nothing is outstanding; otherwise starts to wait for it. */
  complete(): boolean {
    if (!this.#waiting && this.#answered !== this.#settings.rpcDone) {
      void this.#wait();
    }
    return this.#answered === this.#settings.rpcDone;
  }

  /** Disconnects repeatedly, because one `disconnect` misses resources that are created in an apply. */
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
